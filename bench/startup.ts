/** How long a command takes from the shell to its end, as a multiple of `node -e 0` of the same Node.js. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { startLocalPingOne } from '../local-pingone/start.ts';
import { makeCertificate } from '../test/support/certificate.ts';
import { missingSecretService, startSecretService } from '../test/support/secret-service.ts';
import { measure, type Program } from './support/measure.ts';
import { pingcli, signOnHome } from './support/signed-on-home.ts';
import { type PageServer, startPageServer } from './support/start-page-server.ts';
import type { Row } from './support/table.ts';

type Environment = Readonly<Record<string, string>>;

const onePage = { rows: 20, pageSize: 100, delay: 0 };

function node(name: string, words: readonly string[], env: Environment): Program {
  return { name, command: process.execPath, words, env };
}

function ours(line: string, env: Environment): Program {
  return node(`pingcli ${line}`, [pingcli, ...line.split(' ')], env);
}

/** Other command-line tools, where they are on the path. */
function peers(env: Environment): Program[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return ['gh', 'vercel'].flatMap((command) =>
    folders.some((folder) => existsSync(join(folder, command)))
      ? ['--version', '--help'].map((word) => ({ name: `${command} ${word}`, command, words: [word], env }))
      : [],
  );
}

/** What a shell waits for when Tab is pressed: words of the tree, flags of one command, names of objects. */
function completions(env: Environment): Program[] {
  const connected = {
    ...env,
    PINGCLI_PINGONE_ENVIRONMENT_ID: '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10',
    PINGCLI_PINGONE_ROOT_DOMAIN: 'pingone.eu',
    // The next measurement would compete with it.
    PINGCLI_NO_COMPLETION_LOOKUP: '1',
  };
  return [
    ['completion, commands', ['pingone', '']],
    ['completion, flags', ['pingone', 'users', 'list', '--']],
    ['completion, names', ['pingone', 'populations', 'get', '']],
  ].map(([name, words]) =>
    node(String(name), [pingcli, 'completion', 'complete', 'zsh', ...(words ?? [])], connected),
  );
}

/** The largest ratios that docs/adr/0014-start.md allows. */
const targets: Readonly<Record<string, number>> = {
  'pingcli --version': 1.15,
  'pingcli --help': 1.35,
  'pingcli pingone users --help': 1.7,
  'warm list, http': 3.3,
  'warm list, TLS': 3.8,
};

export const startMethod = `Whole processes from outside in turn, so that a slow moment is slow for all of them; medians, as multiples of an empty script of the
same Node.js. The warm list is \`pingone environments list\` with a cached token in a real Secret Service, one page of 20 from a
server on loopback. Other tools are measured where they are on the path.`;

interface WarmList {
  programs: Program[];
  stop(): Promise<void>;
}

/** `environments list` with a token in a real keychain: one page from a server on loopback, with TLS and without. */
async function openWarmLists(folder: string): Promise<WarmList> {
  const missing = missingSecretService();
  if (missing !== undefined) {
    process.stderr.write(`No warm list: ${missing}\n`);
    return { programs: [], stop: async () => undefined };
  }
  const certificate = makeCertificate(folder);
  const [keychain, local] = await Promise.all([startSecretService(), startLocalPingOne()]);
  const servers: PageServer[] = [];
  const programs: Program[] = [];
  for (const name of ['http', 'TLS']) {
    const isTls = name === 'TLS';
    const server = await startPageServer(isTls ? certificate : undefined);
    servers.push(server);
    await server.serve(onePage);
    const trust = isTls ? { NODE_EXTRA_CA_CERTS: certificate.file } : {};
    const place = { home: join(folder, name), profile: name, local, apiOrigin: server.origin };
    const env = await signOnHome({ ...place, env: { ...keychain.env, ...trust } });
    programs.push(node(`warm list, ${name}`, [pingcli, 'pingone', 'environments', 'list'], env));
  }
  return {
    programs,
    async stop() {
      for (const server of servers) await server.stop();
      await Promise.all([local.stop(), keychain.stop()]);
    },
  };
}

export async function measureStart(folder: string, rounds: number): Promise<Row[]> {
  const env = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', HOME: join(folder, 'start') };
  const warm = await openWarmLists(folder);
  const bare = node('node -e 0', ['-e', '0'], env);
  const lines = ['--version', '--help', 'pingone users --help', 'config profiles list'];
  try {
    const programs = [
      bare,
      ...lines.map((line) => ours(line, env)),
      ...completions(env),
      ...warm.programs,
      ...peers(env),
    ];
    const measured = await measure(programs, { rounds });
    const base = measured.get(bare.name)?.wallMs ?? Number.NaN;
    return [
      ['start', 'ms', 'of bare Node.js', 'at most'],
      ...[...measured].map(([name, { wallMs }]) => {
        const target = targets[name];
        const ratio = (wallMs / base).toFixed(2);
        return [name, wallMs.toFixed(1), ratio, target === undefined ? '' : target.toFixed(2)];
      }),
    ];
  } finally {
    await warm.stop();
  }
}
