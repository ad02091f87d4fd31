/** What stands under `pingone applications` beside the verbs of the resource. */
import type { CommandNode } from '../command-node.ts';

export const applicationsNodes: readonly CommandNode[] = [
  {
    name: 'connection-details',
    summary: 'Show what a connector asks for: client, URLs, scopes',
    load: async () => (await import('./connection-details.ts')).connectionDetailsCommand,
  },
];
