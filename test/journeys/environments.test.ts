/** The list of environments in every format that issue and documentation promise, and our requests against the contract. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { loadMeasure } from '../../src/output/display-width.ts';
import { initWords, type Journey, startJourneyAt } from '../support/journey.ts';
import { loadContract } from '../support/openapi-contract.ts';

let local: LocalPingOne;
let journey: Journey;
beforeAll(async () => {
  local = await startLocalPingOne({ largestPage: 10 });
});
afterAll(() => local.stop());
beforeEach(async () => {
  journey = await startJourneyAt(local);
  const { id, secret = '' } = local.clients.worker;
  const flags = '--storage-type file_system --client-secret-stdin';
  await journey.succeed(initWords(local, 'client_credentials', id, flags), { input: secret });
  await journey.succeed('pingone auth login');
});

const withoutColour = { env: { NO_COLOR: '1' } };

describe('pingone environments list', () => {
  it('follows every page, and shows all of a text that is piped', async () => {
    const before = local.requests.length;
    const { stdout, stderr } = await journey.succeed('pingone environments list');
    const [heading = '', ...lines] = stdout.trimEnd().split('\n');
    expect(heading.split(/\s+/)).toEqual(['ID', 'NAME', 'DESCRIPTION', 'TYPE', 'REGION']);
    expect(lines).toHaveLength(29);
    expect(lines.some((line) => /^\S{36} {2}Administrators {2,}/.test(line))).toBe(true);
    expect(stdout).toContain('without asking the data protection officer.');
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toBe('✔ Fetched 29 items\n');
    expect(local.requests.slice(before).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('fits a terminal of 80 columns', async () => {
    const terminal = { columns: 80 };
    const { stdout } = await journey.succeed('pingone environments list', { terminal, ...withoutColour });
    const lines = stdout.trimEnd().split('\n');
    const measure = await loadMeasure(lines);
    expect(lines.map((line) => measure(line)).filter((width) => width > 80)).toEqual([]);
    expect(lines).toHaveLength(30);
    expect(lines[0]).toMatch(/^ID\s+NAME/);
    expect(stdout).toContain(local.environmentId);
    expect(stdout).toContain('Customer Portal Development');
  });

  it('colours nothing with NO_COLOR, and shows the same words with colour', async () => {
    const terminal = { columns: 120 };
    const plain = await journey.succeed('pingone environments list', { terminal, ...withoutColour });
    const coloured = await journey.succeed('pingone environments list', {
      terminal,
      env: { TERM: 'xterm-256color' },
    });
    expect(plain.stdout).not.toContain('\u001b');
    expect(coloured.stdout).toContain('\u001b[');
    const escapes = new RegExp(`${String.fromCodePoint(27)}\\[[\\d;]*m`, 'g');
    expect(coloured.stdout.replaceAll(escapes, '')).toBe(plain.stdout);
  });

  it('-O json is one envelope, and nothing of it is on stderr', async () => {
    const { stdout, stderr } = await journey.succeed('pingone environments list -O json');
    const envelope = JSON.parse(stdout);
    expect(envelope).toMatchObject({
      schemaVersion: '1.1',
      status: 'success',
      message: 'Fetched 29 items',
      errors: null,
    });
    expect(envelope.data).toHaveLength(29);
    // Several pages: what is known last comes last (docs/adr/0016).
    expect(Object.keys(envelope)).toEqual([
      'schemaVersion',
      'data',
      'status',
      'message',
      'errors',
      'meta',
      'warnings',
    ]);
    expect(stderr).toBe('');
  });

  it('-O ndjson is one object a line', async () => {
    const { stdout } = await journey.succeed('pingone environments list -O ndjson');
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(records).toHaveLength(29);
    expect(records).toContainEqual(
      expect.objectContaining({ id: local.environmentId, name: 'Administrators' }),
    );
  });

  it('--query takes a part', async () => {
    const words = ['pingone', 'environments', 'list', '-O', 'json', '--query'];
    const names = await journey.succeed([...words, "data[?type=='PRODUCTION'].name | sort(@)"]);
    expect(JSON.parse(names.stdout)).toHaveLength(11);
    expect(JSON.parse(names.stdout)[0]).toBe('API Gateway');
    const count = await journey.succeed([...words, 'length(data)']);
    expect(count.stdout).toBe('29\n');
    const none = await journey.succeed([...words, "data[?name=='nowhere']"]);
    expect(none.stdout).toBe('[]\n');
  });

  it('get answers the object as PingOne sent it', async () => {
    const { stdout } = await journey.succeed('pingone environments get Administrators -O json');
    expect(JSON.parse(stdout).data).toMatchObject({
      id: local.environmentId,
      name: 'Administrators',
      _links: { self: { href: expect.stringContaining(local.environmentId) } },
    });
  });
});

const contract = loadContract('pingone-official-combined.openapi.json');

it.skipIf(contract === undefined)('what pingcli asks the API for is in the published contract', async () => {
  const before = local.requests.length;
  await journey.succeed('pingone environments list');
  await journey.succeed('pingone environments get Administrators');
  await journey.succeed(`pingone environments get ${local.environmentId}`);
  const asked = local.requests.slice(before).filter(({ host }) => host === 'api');
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.flatMap(({ method, url }) => contract?.checkRequest({ method, path: url }) ?? [])).toEqual([]);
  for (const { headers } of asked) {
    expect(headers).toMatchObject({
      accept: 'application/json',
      'user-agent': expect.stringMatching(/^pingcli\/\d/),
      authorization: expect.stringMatching(/^Bearer \S+$/),
    });
  }
});
