/** `pingone proxy`, as the command tree shows it. */
import type { CommandNode } from '../command-node.ts';

export const proxyNode: CommandNode = {
  name: 'proxy',
  summary: 'Lend this sign-on to other tools on this computer',
  load: async () => (await import('./proxy.ts')).proxyCommand,
};
