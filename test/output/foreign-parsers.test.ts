/** JSON, NDJSON, CSV and YAML of hostile records, read back by Python's parsers where there is a Python: none of ours takes part. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import type { OutputFormat } from '../../src/core/output-formats.ts';
import { sanitize } from '../../src/core/sanitize.ts';
import { hostileNames } from '../support/hostile-names.ts';
import { environments, listOf, show } from '../support/render-setting.ts';

const readers = {
  json: 'json.load(sys.stdin)["data"]',
  ndjson: '[json.loads(line) for line in sys.stdin.read().split("\\n") if line]',
  csv: '[row for row in csv.reader(io.StringIO(sys.stdin.buffer.read().decode(), newline=""), strict=True)]',
  yaml: 'yaml.safe_load(sys.stdin.buffer.read())',
} as const;

function python(script: string, input = ''): { status: number | null; stdout: string; stderr: string } {
  const env = { PATH: process.env.PATH ?? '', PYTHONUTF8: '1' };
  return spawnSync('python3', ['-c', script], { input, env, encoding: 'utf8' });
}

function canImport(modules: string): boolean {
  return python(`import ${modules}`).status === 0;
}

const hasPython = canImport('csv, io, json, sys');
const hasYaml = hasPython && canImport('yaml');

const records: JsonObject[] = [
  ...environments,
  ...hostileNames.map((name, index) => ({ id: String(index), name, tags: [name, 'x'], on: index % 2 === 0 })),
];

async function readBack(format: keyof typeof readers & OutputFormat): Promise<unknown> {
  const columns = ['id', 'name'].map((path, index) => ({ heading: path, path, importance: index }));
  const { stdout } = await show(listOf(records, { columns }), { format, csvRaw: format === 'csv' });
  const library = format === 'yaml' ? ', yaml' : '';
  const run = python(`import csv, io, json, sys${library}\nprint(json.dumps(${readers[format]}))`, stdout);
  expect(run.status, run.stderr).toBe(0);
  return JSON.parse(run.stdout);
}

describe.skipIf(!hasPython)('Python reads back', () => {
  it.each(['json', 'ndjson'] as const)('%s as the same records', async (format) => {
    expect(await readBack(format)).toEqual(records);
  });

  it('csv as the same cells, controls made visible', async () => {
    expect(await readBack('csv')).toEqual([
      ['id', 'name'],
      ...records.map(({ id, name }) => [id, sanitize(String(name), '\n\t')]),
    ]);
  });

  it.skipIf(!hasYaml)('yaml as the same records, under YAML 1.1', async () => {
    expect(await readBack('yaml')).toEqual(records);
  });
});
