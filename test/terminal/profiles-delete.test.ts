/** `config profiles delete` in a real terminal: picked from a list, and kept unless somebody says yes. */
import { describe, expect, it } from 'vitest';
import { binary, environmentOf, runBinary } from '../support/run-binary.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { runInTerminal } from '../support/terminal-program.ts';

describe.skipIf(process.platform === 'win32')('config profiles delete', () => {
  /** The home that they are in. */
  async function addTwoProfiles(): Promise<string> {
    const home = temporaryDirectory();
    for (const name of ['staging', 'trial']) {
      const words = ['config', 'profiles', 'add', '--name', name, '--description', `For ${name}`];
      expect(await runBinary(words, { home })).toMatchObject({ code: 0 });
    }
    return home;
  }

  async function profiles(home: string): Promise<unknown> {
    const { stdout } = await runBinary('config profiles list -O json --query data[].name', { home });
    return JSON.parse(stdout);
  }

  it('asks which one, and deletes it only where the answer is yes', async () => {
    const home = await addTwoProfiles();
    const pickTrial = async () => {
      const run = runInTerminal([binary, 'config', 'profiles', 'delete'], environmentOf({ home }));
      await run.shows(/^\? Select the profile to delete:\n▸ staging\n {2}trial\n\nFor staging$/);
      run.type('\u001b[B');
      await run.shows(/\n▸ trial\n\nFor trial$/);
      run.type('\r');
      await run.shows(/^\? Select the profile to delete: trial\nDelete profile 'trial' from .*\? \(y\/N\)$/s);
      return run;
    };

    const kept = await pickTrial();
    kept.type('\r');
    expect(await kept.ended).toBe(0);
    expect(kept.screen.lines.at(-1)).toBe("✔ Cancelled: profile 'trial' was kept");
    expect(await profiles(home)).toEqual(['default', 'staging', 'trial']);

    const deleted = await pickTrial();
    deleted.type('y\r');
    expect(await deleted.ended).toBe(0);
    expect(deleted.screen.lines.at(-1)).toBe("✔ Profile 'trial' deleted");
    expect(await profiles(home)).toEqual(['default', 'staging']);
  });
});
