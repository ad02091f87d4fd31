/** What stands under `pingone applications` beside the verbs of the resource. */
import type { CommandNode } from '../command-node.ts';
import { subjectOf } from '../resource-nodes.ts';

export const applicationsNodes: readonly CommandNode[] = [
  {
    name: 'connection-details',
    summary: 'Show what a connector asks for: client, URLs, scopes',
    async load() {
      const { connectionDetailsCommand } = await import('./connection-details.ts');
      return { ...connectionDetailsCommand, subjects: [await subjectOf('applications')] };
    },
  },
];
