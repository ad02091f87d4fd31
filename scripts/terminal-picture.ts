/** Draws `docs/terminal.svg`, the README's picture of the terminal, from what pingcli really prints against the local PingOne. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { startLocalPingOne } from '../local-pingone/start.ts';

const program = join(import.meta.dirname, '..', 'bin', 'pingcli.js');
const home = await mkdtemp(join(tmpdir(), 'pingcli-picture-'));
const local = await startLocalPingOne();

interface Line {
  text: string;
  kind: 'typed' | 'result' | 'message' | 'heading';
}

/** Cells of the terminal that the picture shows. */
const columns = 96;

/** What a terminal shows, both streams together, as lines. */
function runOnTerminal(words: readonly string[]): Promise<string[]> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    NO_COLOR: '1',
    PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: local.clients.worker.secret ?? '',
  };
  return new Promise((resolve, reject) => {
    let text = '';
    const terminal = spawn(process.execPath, [program, ...words], { cols: columns, rows: 60, env });
    terminal.onData((part) => {
      text += part;
    });
    terminal.onExit(({ exitCode }) => {
      if (exitCode !== 0) reject(new Error(`pingcli ${words.join(' ')} ended with ${exitCode}: ${text}`));
      else resolve(stripVTControlCharacters(text).trimEnd().split(/\r?\n/));
    });
  });
}

function kindOf(text: string): Line['kind'] {
  if (text.startsWith('✔')) return 'message';
  return text.startsWith('ID ') ? 'heading' : 'result';
}

function typed(word: string): string {
  return /^[\w=./:-]+$/.test(word) ? word : `"${word}"`;
}

/** @param most - Lines shown of it; the last one, which says how it went, is always among them. */
async function show(words: readonly string[], most: number): Promise<Line[]> {
  const lines = await runOnTerminal(words);
  const shown = lines.length <= most ? lines : [...lines.slice(0, most - 1), '…', ...lines.slice(-1)];
  return [
    { text: `$ pingcli ${words.map(typed).join(' ')}`, kind: 'typed' },
    ...shown.map((text): Line => ({ text, kind: kindOf(text) })),
    { text: '', kind: 'result' },
  ];
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const colours = { typed: '#e6edf3', result: '#c9d1d9', message: '#7ee787', heading: '#8b949e' } as const;

function draw(lines: readonly Line[]): string {
  const rowHeight = 19;
  const rows = lines.map(
    ({ text, kind }, index) =>
      `<text x="20" y="${58 + index * rowHeight}" fill="${colours[kind]}" xml:space="preserve">${escapeMarkup(text)}</text>`,
  );
  const height = 60 + lines.length * rowHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="840" height="${height}" viewBox="0 0 840 ${height}" role="img" aria-label="pingcli signing on to PingOne and listing environments">`,
    `<rect width="840" height="${height}" rx="10" fill="#0d1117"/>`,
    '<circle cx="22" cy="20" r="6" fill="#f85149"/><circle cx="42" cy="20" r="6" fill="#d29922"/><circle cx="62" cy="20" r="6" fill="#3fb950"/>',
    '<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13.5">',
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

try {
  const settings = {
    'service.pingOne.endpoint.authBaseUrl': local.authBaseUrl,
    'service.pingOne.endpoint.apiBaseUrl': local.apiBaseUrl,
    'service.pingOne.endpoint.environmentID': local.environmentId,
    'service.pingOne.authentication.grantType': 'client_credentials',
    'service.pingOne.authentication.clientCredentials.clientID': local.clients.worker.id,
    'auth.storage.type': 'file_system',
  };
  await runOnTerminal([
    'config',
    'set',
    ...Object.entries(settings).map(([key, value]) => `${key}=${value}`),
  ]);
  const lines = [
    ...(await show(['pingone', 'auth', 'login'], 20)).filter(({ text }) => !text.includes(home)),
    ...(await show(['pingone', 'environments', 'list'], 8)),
    ...(await show(
      ['pingone', 'environments', 'list', '-O', 'json', '--query', "data[?type=='SANDBOX'].name"],
      5,
    )),
  ];
  const portless = lines.map((line) => ({
    ...line,
    text: line.text.replaceAll(local.authBaseUrl, 'Europe (pingone.eu)'),
  }));
  await writeFile('docs/terminal.svg', draw(portless.slice(0, -1)));
} finally {
  await local.stop();
  await rm(home, { recursive: true, force: true });
}
