/** `config profiles delete` in a real terminal: picked from a list, and kept unless somebody says yes. */
import { describe, expect, it } from 'vitest';
import { builtProgram, startPingcli } from '../support/built-pingcli.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { runInTerminal } from '../support/terminal-program.ts';

describe.skipIf(process.platform === 'win32')('config profiles delete', () => {
  async function twoProfiles(): Promise<Record<string, string>> {
    const env = { HOME: temporaryDirectory(), LANG: 'C.UTF-8' };
    for (const name of ['staging', 'trial']) {
      const words = ['config', 'profiles', 'add', '--name', name, '--description', `For ${name}`];
      expect(await startPingcli(words, env).ended).toBe(0);
    }
    return env;
  }

  async function profiles(env: Record<string, string>): Promise<string> {
    const run = startPingcli(['config', 'profiles', 'list', '-O', 'json', '--query', 'data[].name'], env);
    expect(await run.ended).toBe(0);
    return run.stdout.replaceAll(/\s/g, '');
  }

  it('asks which one, and deletes it only where the answer is yes', async () => {
    const env = await twoProfiles();
    const pickTrial = async () => {
      const run = runInTerminal([builtProgram, 'config', 'profiles', 'delete'], env);
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
    expect(await profiles(env)).toBe('["default","staging","trial"]');

    const deleted = await pickTrial();
    deleted.type('y\r');
    expect(await deleted.ended).toBe(0);
    expect(deleted.screen.lines.at(-1)).toBe("✔ Profile 'trial' deleted");
    expect(await profiles(env)).toBe('["default","staging"]');
  });
});
