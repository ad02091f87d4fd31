/**
 * A real gnome-keyring on a D-Bus of its own, with a home of its own: what a Linux desktop has, in any state, and
 * nothing of the machine's own desktop in it. Leaves no process behind.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface SecretService {
  /** Environment for processes that are to find it. */
  env: Record<string, string>;
  lock(): Promise<void>;
  stop(): Promise<void>;
}

export interface SecretServiceOptions {
  /** `unlocked` (default); `no collection`: nobody has ever logged on; `absent`: a D-Bus that nobody offers it on. */
  keyring?: 'unlocked' | 'no collection' | 'absent';
  /** What becomes of the dialog that asks to unlock: dismissed at once (default), or left open. */
  prompter?: 'dismisses' | 'hangs';
}

const run = promisify(execFile);
const programs = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon', 'secret-tool'];

function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/**
 * Why tests against a real Secret Service cannot run here; undefined where they can.
 * With `PINGCLI_REQUIRE_ALL_TESTS=1` they have to: a missing program is then an error.
 */
export function missingSecretService(): string | undefined {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0) return undefined;
  const reason = `not installed: ${missing.join(', ')} (packages gnome-keyring, dbus, libsecret-tools)`;
  if (process.env.PINGCLI_REQUIRE_ALL_TESTS === '1') throw new Error(reason);
  return reason;
}

/** Only the services of this folder can be started on the bus; the usual configuration would start the machine's own. */
function busConfiguration(home: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${home}/bus</listen>
  <servicedir>${home}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}

function prepareHome(prompter: 'dismisses' | 'hangs'): string {
  const home = mkdtempSync(join(tmpdir(), 'pingcli-keyring-'));
  for (const folder of ['data', 'run', 'services']) mkdirSync(join(home, folder), { mode: 0o700 });
  writeFileSync(join(home, 'bus.conf'), busConfiguration(home));
  const wait = prompter === 'hangs' ? `echo $$ > ${home}/prompter.pid; exec sleep 120` : 'exit 1';
  writeFileSync(join(home, 'prompter'), `#!/bin/sh\n${wait}\n`, { mode: 0o700 });
  writeFileSync(
    join(home, 'services', 'prompter.service'),
    `[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=${home}/prompter\n`,
  );
  return home;
}

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await isSo()) return;
    await sleep(25);
  }
  throw new Error(`Waited in vain for ${what}.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await exited;
  clearTimeout(late);
}

function endPrompter(home: string): void {
  const file = join(home, 'prompter.pid');
  if (!existsSync(file)) return;
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

export async function startSecretService(options: SecretServiceOptions = {}): Promise<SecretService> {
  const { keyring = 'unlocked', prompter = 'dismisses' } = options;
  const home = prepareHome(prompter);
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${home}/bus`,
  };
  const children: ChildProcess[] = [];

  async function ask(member: string, ...values: string[]): Promise<string> {
    const to = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'];
    const method = `org.freedesktop.Secret.Service.${member}`;
    const { stdout } = await run('dbus-send', ['--session', '--print-reply', ...to, method, ...values], {
      env,
    });
    return stdout;
  }

  async function stop(): Promise<void> {
    for (const child of children.reverse()) await end(child);
    endPrompter(home);
    rmSync(home, { recursive: true, force: true });
  }

  try {
    const bus = ['--config-file', join(home, 'bus.conf'), '--nofork', '--nopidfile'];
    children.push(spawn('dbus-daemon', bus, { env, stdio: 'ignore' }));
    await until('the bus', () => existsSync(join(home, 'bus')));
    if (keyring !== 'absent') {
      const unlock = keyring === 'unlocked' ? ['--unlock'] : [];
      const daemon = spawn('gnome-keyring-daemon', ['--foreground', ...unlock, '--components=secrets'], {
        env,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      children.push(daemon);
      // The password of the keyring is an empty line.
      daemon.stdin?.end(keyring === 'unlocked' ? '\n' : '');
      await until('the keyring', () =>
        ask('ReadAlias', 'string:default').then(
          (answer) => keyring === 'no collection' || answer.includes('/collection/'),
          () => false,
        ),
      );
    }
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    env,
    async lock() {
      await ask('Lock', 'array:objpath:/org/freedesktop/secrets/collection/login');
    },
    stop,
  };
}
