/** Commands that are more than one verb over one resource, by the path of the node that they stand under: `pingone users`. */
import { applicationsNodes } from './applications/nodes.ts';
import type { CommandNode } from './command-node.ts';
import { groupNodes } from './groups/nodes.ts';
import { proxyNode } from './proxy/nodes.ts';
import { quickstartNode } from './quickstart/nodes.ts';
import { rolesNodes } from './roles/nodes.ts';
import { signOnNode } from './sign-on/nodes.ts';
import { userGroupNodes, userNodes, userSessionNodes } from './users/nodes.ts';

/** A room of its own per key: its nodes file names the commands, and each command loads on use. */
export const composedNodes: Readonly<Record<string, readonly CommandNode[]>> = {
  pingone: [quickstartNode, signOnNode, proxyNode],
  'pingone groups': groupNodes,
  'pingone users': userNodes,
  'pingone users groups': userGroupNodes,
  'pingone users sessions': userSessionNodes,
  'pingone applications': applicationsNodes,
  'pingone roles': rolesNodes,
};
