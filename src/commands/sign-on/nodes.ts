/** The commands about signing on to applications, for the tree. */
import type { CommandNode } from '../command-node.ts';
import { subjectOf } from '../resource-nodes.ts';

export const signOnNode: CommandNode = {
  name: 'sign-on',
  summary: 'Sign-on of users to applications',
  children: [
    {
      name: 'test',
      summary: 'Sign a user on to an application, and show each step',
      async load() {
        const { signOnTestCommand } = await import('./test.ts');
        return { ...signOnTestCommand, subjects: [await subjectOf('applications')] };
      },
    },
  ],
};
