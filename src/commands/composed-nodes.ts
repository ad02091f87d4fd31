/** Commands that are more than one verb over one resource, by the path of the node that they stand under: `pingone users`. */
import type { CommandNode } from './command-node.ts';
import { quickstartNode } from './quickstart/nodes.ts';
import { signOnNode } from './sign-on/nodes.ts';

/** A room of its own per key: its nodes file names the commands, and each command loads on use. */
export const composedNodes: Readonly<Record<string, readonly CommandNode[]>> = {
  pingone: [quickstartNode, signOnNode],
};
