/**
 * The main job, shown against the local PingOne: a profile, a sign-on, the environments. Needs no tenant; by default no
 * browser and no typing either. Everything happens in a temporary home directory that is gone afterwards.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startLocalPingOne } from '../local-pingone/start.ts';

const { values: flags } = parseArgs({
  options: {
    'authorization-code': { type: 'boolean', default: false },
    'device-code': { type: 'boolean', default: false },
  },
});

const program = join(import.meta.dirname, '..', 'bin', 'pingcli.js');

interface Command {
  words: readonly string[];
  /** Piped into it, and how that is shown. */
  input?: { text: string; shown: string };
}

/** As a person would type it for a shell. */
function shown(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return /["$`\\!]/.test(word) ? `'${word.replaceAll("'", String.raw`'\''`)}'` : `"${word}"`;
}

/** Shows the command as it would be typed, then runs it with this terminal. */
async function show({ words, input }: Command, env: NodeJS.ProcessEnv): Promise<void> {
  const typed = ['pingcli', ...words.map(shown), ...(input ? [input.shown] : [])].join(' ');
  process.stdout.write(`\n$ ${typed}\n`);
  const child = spawn(process.execPath, [program, ...words], {
    env,
    stdio: [input ? 'pipe' : 'inherit', 'inherit', 'inherit'],
  });
  child.stdin?.end(input?.text);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`pingcli ended with ${String(code)}`);
}

function remark(text: string): void {
  process.stdout.write(`\n# ${text}\n`);
}

const local = await startLocalPingOne();
const home = await mkdtemp(join(tmpdir(), 'pingcli-demo-'));
const inherited = Object.entries(process.env).filter(([name]) => !/^PING(CLI|ONE)_/.test(name));
const env = { ...Object.fromEntries(inherited), HOME: home, USERPROFILE: home };

const { worker, native } = local.clients;
const { administrator } = local.accounts;
const authorizationUrl = `${local.issuer}/authorize`;
const init = ['pingone', 'init', '--environment-id', authorizationUrl, '--storage-type', 'file_system'];

function signOnCommands(): Command[] {
  if (flags['authorization-code'] || flags['device-code']) {
    const grant = flags['device-code'] ? 'device_code' : 'authorization_code';
    return [
      { words: [...init, '--grant-type', grant, '--client-id', native.id] },
      { words: ['pingone', 'auth', 'login'] },
    ];
  }
  return [
    {
      words: [
        ...init,
        '--grant-type',
        'client_credentials',
        '--client-id',
        worker.id,
        '--client-secret-stdin',
      ],
      input: { text: worker.secret ?? '', shown: '< worker-secret.txt' },
    },
    { words: ['pingone', 'auth', 'login'] },
  ];
}

try {
  remark(
    `A local PingOne answers at ${local.authBaseUrl} and ${local.apiBaseUrl}; tokens go to a file in ${home}.`,
  );
  if (flags['authorization-code'] || flags['device-code']) {
    remark(`Sign on as '${administrator.username}' with the password '${administrator.password}'.`);
  }
  const origins = [
    `service.pingOne.endpoint.authBaseUrl=${local.authBaseUrl}`,
    `service.pingOne.endpoint.apiBaseUrl=${local.apiBaseUrl}`,
  ];
  const commands: Command[] = [
    {
      words: [
        'config',
        'profiles',
        'add',
        '--name',
        'demo',
        '--description',
        'The local PingOne',
        '--set-active',
      ],
    },
    { words: ['config', 'set', ...origins] },
    ...signOnCommands(),
    { words: ['pingone', 'auth', 'status'] },
    { words: ['pingone', 'environments', 'list'] },
    { words: ['pingone', 'environments', 'list', '-O', 'json', '--query', "data[?type=='PRODUCTION'].name"] },
  ];
  for (const command of commands) await show(command, env);
  remark('Done. The local PingOne stops and the temporary home directory is removed.');
} finally {
  await local.stop();
  await rm(home, { recursive: true, force: true });
}
