/** What stands under `pingone roles` beside the verbs of the resource. */
import type { CommandNode } from '../command-node.ts';

export const rolesNodes: readonly CommandNode[] = [
  {
    name: 'effective',
    summary: 'Show every role that counts for a user or an application',
    load: async () => (await import('./effective.ts')).effectiveRolesCommand,
  },
];
