/** Long lists: what `-O ndjson` and the table cost beside a bare loop over the same pages, and how much memory they take. */
import { join } from 'node:path';
import type { Listing } from '../test/support/long-list.ts';
import { type Measured, measure, type Program } from './support/measure.ts';
import { pingcli } from './support/signed-on-home.ts';
import { type PageServer, startPageServer } from './support/start-page-server.ts';
import type { Row } from './support/table.ts';

const bareName = 'bare loop';
const bareLoop = join(import.meta.dirname, 'support', 'bare-loop.cjs');
/** What PingOne answers for users where nobody asks for another size (pingone-api §3.2). */
const pageSize = 200;

const environmentId = '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10';

function programsFor(server: PageServer, folder: string, format: string): Program[] {
  const env = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', HOME: join(folder, 'list') };
  const settings = {
    PINGCLI_PINGONE_AUTH_BASE_URL: server.origin,
    PINGCLI_PINGONE_API_BASE_URL: server.origin,
    PINGCLI_PINGONE_ENVIRONMENT_ID: environmentId,
    PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: 'b3c1a1e4-6a53-4a0e-8f6b-0d4a8f0c9d21',
    PINGCLI_PINGONE_API_ACCESS_TOKEN: 'token',
    // `none` would keep no compiled code either.
    PINGCLI_AUTH_STORAGE_TYPE: 'file_system',
  };
  const words = [pingcli, 'pingone', 'users', 'list', '-O', format];
  return [
    {
      name: bareName,
      command: process.execPath,
      words: [bareLoop, `${server.origin}/v1/environments/${environmentId}/users`],
      env,
    },
    { name: `pingcli -O ${format}`, command: process.execPath, words, env: { ...env, ...settings } },
  ];
}

interface Scene {
  title: string;
  format: string;
  listing: Listing;
  rounds: number;
  /** Wall, CPU and peak of the bare loop's, as the issue asks. */
  atMost?: string;
}

const throughput = '1.30 / 1.50 / 1.10';

export const listMethod = `Whole processes in turn, medians; a server of its own process answers the same pages to both, ${pageSize} users each over
one connection of loopback http, and the output goes to /dev/null. The bare loop is bench/support/bare-loop.cjs: a page by
node:http, JSON.parse, a line a record, then the next page. CPU (user and system) and the peak of the resident set are what the
processes themselves report when they end.`;

function scenes(rounds: number): Scene[] {
  const page = { pageSize, delay: 0 };
  const few = Math.min(rounds, 3);
  return [
    {
      title: '100,000 rows',
      format: 'ndjson',
      listing: { ...page, rows: 100_000 },
      rounds,
      atMost: throughput,
    },
    {
      title: '20,000 rows, a page takes 5 ms',
      format: 'ndjson',
      listing: { ...page, rows: 20_000, delay: 5 },
      rounds,
      atMost: '1.00 / 1.50 / 1.10',
    },
    {
      title: '100,000 rows, a page takes 5 ms',
      format: 'ndjson',
      listing: { ...page, rows: 100_000, delay: 5 },
      rounds: few,
      atMost: '1.00 / 1.50 / 1.10',
    },
    {
      title: '400,000 rows',
      format: 'ndjson',
      listing: { ...page, rows: 400_000 },
      rounds: few,
      atMost: throughput,
    },
    { title: '100,000 rows', format: 'json', listing: { ...page, rows: 100_000 }, rounds: few },
    { title: '10,000 rows', format: 'text', listing: { ...page, rows: 10_000 }, rounds, atMost: '1,000 ms' },
  ];
}

function row(
  { title, atMost = '' }: Scene,
  name: string,
  { wallMs, cpuMs = 0, peakMiB = 0 }: Measured,
  base: Measured,
): Row {
  const ratio = (value: number, of = 0): string => `${(value / of).toFixed(2)}`;
  return [
    title,
    name,
    `${Math.round(wallMs)} ms`,
    ratio(wallMs, base.wallMs),
    `${Math.round(cpuMs)} ms`,
    ratio(cpuMs, base.cpuMs),
    `${Math.round(peakMiB)} MiB`,
    ratio(peakMiB, base.peakMiB),
    name === bareName ? '' : atMost,
  ];
}

export async function measureLists(folder: string, rounds: number): Promise<Row[]> {
  const server = await startPageServer();
  const rows: Row[] = [
    ['list', 'program', 'wall', 'of bare', 'CPU', 'of bare', 'peak', 'of bare', 'at most'],
  ];
  try {
    for (const scene of scenes(rounds)) {
      await server.serve(scene.listing);
      const programs = programsFor(server, folder, scene.format);
      const measured = await measure(programs, { rounds: scene.rounds, usage: folder });
      const base = measured.get(bareName);
      for (const [name, figures] of measured) rows.push(row(scene, name, figures, base ?? figures));
    }
    return rows;
  } finally {
    await server.stop();
  }
}
