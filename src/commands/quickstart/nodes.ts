/** The commands of the first hour, for the tree. */
import type { CommandNode } from '../command-node.ts';

export const quickstartNode: CommandNode = {
  name: 'quickstart',
  summary: "Ping's Getting Started tasks, each in one command",
  children: [
    {
      name: 'test-environment',
      summary: 'Make a sandbox environment with a population and a user who can sign on',
      load: async () => (await import('./test-environment.ts')).testEnvironmentCommand,
    },
    {
      name: 'sso',
      summary: 'Make a web application there, and sign the test user on to it',
      load: async () => (await import('./sso.ts')).ssoCommand,
    },
    {
      name: 'remove',
      summary: 'Delete the environment that quickstart made',
      load: async () => (await import('./remove.ts')).removeCommand,
    },
  ],
};
