import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseLauncher, isBrowserLikely } from '../../src/host/browser-launchers.ts';
import type { Platform } from '../../src/host/host.ts';
import { createNodeBrowser } from '../../src/host/node-browser.ts';

const url = "https://auth.pingone.eu/as/authorize?a=1&b='x'&c=%20%s;$(touch pwned)|`id`";
const href = new URL(url).href;

interface Case {
  os?: Platform['os'];
  env?: Record<string, string>;
  files?: string[];
}

function surroundings({ os = 'linux', env = {}, files = [] }: Case) {
  return {
    os,
    env: { PATH: '/usr/local/bin:/usr/bin', ...env },
    exists: (path: string) => files.includes(path),
  };
}

describe('chooseLauncher', () => {
  it.each<[string, Case, string | undefined, string[]]>([
    ['macOS', { os: 'darwin' }, '/usr/bin/open', [href]],
    [
      'Windows',
      { os: 'win32', env: { SystemRoot: 'D:\\Win' } },
      'D:\\Win\\System32\\rundll32.exe',
      ['url.dll,FileProtocolHandler', href],
    ],
    ['Linux', { files: ['/usr/bin/xdg-open'] }, '/usr/bin/xdg-open', [href]],
    ['Linux without xdg-open', {}, undefined, []],
    [
      'REL-49 WSL with wslview',
      { env: { WSL_DISTRO_NAME: 'Debian' }, files: ['/usr/bin/wslview', '/usr/bin/xdg-open'] },
      '/usr/bin/wslview',
      [href],
    ],
    [
      'REL-49 WSL without wslview',
      {
        env: { WSL_INTEROP: '/run/x' },
        files: ['/mnt/c/Windows/System32/rundll32.exe', '/usr/bin/xdg-open'],
      },
      '/mnt/c/Windows/System32/rundll32.exe',
      ['url.dll,FileProtocolHandler', href],
    ],
    [
      'BROWSER with arguments',
      { env: { BROWSER: '/opt/x --new %s --end' }, files: ['/opt/x'] },
      '/opt/x',
      ['--new', href, '--end'],
    ],
    [
      'BROWSER without %s',
      { env: { BROWSER: 'firefox -P work' }, files: ['/usr/bin/firefox'] },
      '/usr/bin/firefox',
      ['-P', 'work', href],
    ],
    [
      'BROWSER with %% and %c',
      { env: { BROWSER: '/opt/x %% a%cb' }, files: ['/opt/x'] },
      '/opt/x',
      ['%', 'a:b', href],
    ],
    [
      'the first of BROWSER that exists',
      { env: { BROWSER: 'nope:chromium:firefox' }, files: ['/usr/bin/chromium', '/usr/bin/firefox'] },
      '/usr/bin/chromium',
      [href],
    ],
    [
      'REL-49 no text browser',
      {
        env: { BROWSER: 'w3m:/usr/bin/lynx:firefox' },
        files: ['/usr/bin/w3m', '/usr/bin/lynx', '/usr/bin/firefox'],
      },
      '/usr/bin/firefox',
      [href],
    ],
    [
      'nothing else where BROWSER names nothing usable',
      { env: { BROWSER: 'none' }, files: ['/usr/bin/xdg-open'] },
      undefined,
      [],
    ],
    ['a Windows BROWSER whole', { os: 'win32', env: { BROWSER: 'C:\\b.exe %s' } }, 'C:\\b.exe', [href]],
  ])('SEC-08 %s', (_, given, command, words) => {
    const launcher = chooseLauncher(href, surroundings(given));
    expect(launcher).toEqual(command === undefined ? undefined : { command, arguments: words });
  });
});

describe('isBrowserLikely', () => {
  it.each<[boolean, string, Case]>([
    [true, 'macOS', { os: 'darwin' }],
    [true, 'Windows', { os: 'win32' }],
    [true, 'Linux with X11', { env: { DISPLAY: ':0' } }],
    [true, 'Linux with Wayland', { env: { WAYLAND_DISPLAY: 'wayland-0' } }],
    [false, 'Linux without display', {}],
    [true, 'Linux without display, with BROWSER', { env: { BROWSER: '/opt/x' }, files: ['/opt/x'] }],
    [false, 'BROWSER that does not exist', { env: { BROWSER: '/opt/x', DISPLAY: ':0' } }],
    [true, 'WSL', { env: { WSL_DISTRO_NAME: 'Debian' } }],
    [false, 'SEC-35 SSH', { env: { SSH_CONNECTION: 'a b c d' } }],
    [false, 'SEC-35 SSH to macOS', { os: 'darwin', env: { SSH_TTY: '/dev/ttys1' } }],
    [true, 'SSH with X forwarding', { env: { SSH_CONNECTION: 'a b c d', DISPLAY: 'localhost:10.0' } }],
    [
      true,
      'SSH of a remote editor with its BROWSER',
      { env: { SSH_CONNECTION: 'a', BROWSER: '/opt/x' }, files: ['/opt/x'] },
    ],
    [false, 'SEC-35 a Docker container', { env: { DISPLAY: ':0' }, files: ['/.dockerenv'] }],
    [false, 'SEC-35 a Podman container', { env: { DISPLAY: ':0', container: 'podman' } }],
    [false, 'CI', { os: 'darwin', env: { CI: 'true' } }],
    [false, 'CI with BROWSER', { env: { CI: '1', BROWSER: '/opt/x' }, files: ['/opt/x'] }],
    [true, 'CI=false', { os: 'darwin', env: { CI: 'false' } }],
  ])('is %s for %s', (expected, _, given) => {
    expect(isBrowserLikely(surroundings(given))).toBe(expected);
  });
});

describe.skipIf(process.platform === 'win32')('createNodeBrowser', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pingcli-browser-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function stub(script: string): Promise<string> {
    const file = join(folder, 'browser');
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    return file;
  }

  function browser(command: string, patience = 5_000) {
    return createNodeBrowser({ env: { PATH: process.env.PATH, BROWSER: command }, os: 'linux', patience });
  }

  it('SEC-08 hands over the exact address in one argument, with no shell in between', async () => {
    const file = await stub(`printf '%s\\n' "$#" "$@" > ${join(folder, 'seen')}`);
    expect(await browser(`${file} --flag`).open(href)).toBe('opened');
    expect(await readFile(join(folder, 'seen'), 'utf8')).toBe(`2\n--flag\n${href}\n`);
  });

  it('F-10 failed: a launcher that exits with 1, one that is missing, one that may not be run', async () => {
    expect(await browser(await stub('exit 1')).open(href)).toBe('failed');
    expect(await browser(join(folder, 'missing')).open(href)).toBe('failed');
    await writeFile(join(folder, 'plain'), '');
    expect(await browser(join(folder, 'plain')).open(href)).toBe('failed');
  });

  it('REL-49 F-10 a launcher that hangs counts as opened when patience ends', async () => {
    const file = await stub(`echo $$ > ${join(folder, 'pid')}; exec sleep 30`);
    expect(await browser(file, 200).open(href)).toBe('opened');
    await expect.poll(() => readFile(join(folder, 'pid'), 'utf8').catch(() => '')).toMatch(/\d/);
    process.kill(Number(await readFile(join(folder, 'pid'), 'utf8')), 'SIGKILL');
  });

  it('REL-49 gives the launcher no terminal: no stdin, no output, its own session', async () => {
    const seen = join(folder, 'seen');
    const file = await stub(
      `{ readlink /proc/self/fd/0; ps -o sid= -p $$ 2>/dev/null | tr -d ' '; (: < /dev/tty) 2>/dev/null && echo tty; } > ${seen}; echo noise; echo noise >&2`,
    );
    expect(await browser(file).open(href)).toBe('opened');
    const text = await readFile(seen, 'utf8');
    expect(text).not.toContain('tty');
    if (process.platform === 'linux') expect(text).toContain('/dev/null');
  });

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    '-h',
    '',
    'ftp://x/',
    'nonsense',
  ])('SEC-08 never launches %s', async (address) => {
    const file = await stub(`touch ${join(folder, 'seen')}`);
    expect(await browser(file).open(address)).toBe('failed');
    await expect(readFile(join(folder, 'seen'))).rejects.toThrow('ENOENT');
  });
});
