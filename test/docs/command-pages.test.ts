/** `docs/commands/` says what the commands say. */
import { expect, it } from 'vitest';
import { findStalePages } from '../../scripts/document-commands.ts';

it('docs/commands and the man pages of package.json are what the command tree makes; mend it with node scripts/document-commands.ts', async () => {
  expect(await findStalePages()).toEqual([]);
});
