/**
 * A vault for tokens that can be had again at any time: a store out of reach costs a request, not the command. This is
 * what lets a pipeline with client credentials run where there is no keychain; nothing is written elsewhere (SEC-60).
 */
import { CliError } from '../core/errors.ts';
import type { Messages } from '../output/messages.ts';
import type { TokenVault } from './token-vault.ts';

export function forgiveStorage(vault: TokenVault, say: Messages): TokenVault {
  let warned = false;

  function forgive(error: unknown): undefined {
    if (!(error instanceof CliError) || error.facts.category !== 'configuration') throw error;
    if (!warned) say.warning(`The access token is not stored and serves this run only. ${error.message}`);
    warned = true;
  }

  return {
    ...vault,
    read: (options) => vault.read(options).catch(forgive),
    write: (tokens) => vault.write(tokens).catch(forgive),
    async exclusively(action) {
      let begun = false;
      const once = () => {
        begun = true;
        return action();
      };
      try {
        return await vault.exclusively(once);
      } catch (error) {
        if (begun) throw error;
        // The lock could not be had; two processes that ask at once merely get a token each.
        forgive(error);
        return action();
      }
    },
  };
}
