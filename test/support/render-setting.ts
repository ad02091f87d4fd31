/** What a rendering needs around it: streams, themes, a clock that stands still, and records to show. */
import type { JsonObject } from '../../src/core/json.ts';
import type { Column, CommandResult, RecordsResult } from '../../src/core/result.ts';
import { type Rendered, renderResult } from '../../src/output/render.ts';
import type { RenderOptions } from '../../src/output/render-options.ts';
import { createMessages } from '../../src/output/stderr-messages.ts';
import { createTheme } from '../../src/output/theme.ts';
import { type RecordedStream, recordStream } from './recorded-stream.ts';
import { createStandingClock } from './standing-clock.ts';

export interface Setting {
  stdout?: RecordedStream;
  stderr?: RecordedStream;
  colour?: boolean;
  quiet?: boolean;
  verbose?: boolean;
  redact?: (text: string) => string;
}

export async function createSetting(setting: Setting = {}) {
  const stdout = setting.stdout ?? recordStream();
  const stderr = setting.stderr ?? recordStream();
  const style = { colour: setting.colour ?? false, unicode: true, redraw: false };
  const theme = await createTheme(style);
  const clock = createStandingClock();
  const redact = setting.redact ?? ((text: string) => text);
  const messages = createMessages({
    stderr,
    theme,
    clock,
    quiet: setting.quiet ?? false,
    verbose: setting.verbose ?? false,
    redact,
  });
  return { stdout, stderr, theme, clock, messages, redact };
}

export interface Shown {
  stdout: string;
  stderr: string;
  rendered: Rendered;
}

export async function show(
  result: CommandResult,
  options: Partial<RenderOptions> = {},
  setting: Setting = {},
): Promise<Shown> {
  const made = await createSetting(setting);
  const rendered = await renderResult(result, { format: 'text', durationMs: () => 12.4, ...options }, made);
  await made.messages.close();
  return { stdout: made.stdout.text, stderr: made.stderr.text, rendered };
}

export async function* streamOf(records: readonly JsonObject[]): AsyncGenerator<JsonObject> {
  yield* records;
}

export const environmentColumns: readonly Column[] = [
  { heading: 'ID', path: 'id', importance: 1 },
  { heading: 'NAME', path: 'name', importance: 2 },
  { heading: 'TYPE', path: 'type', importance: 3 },
  { heading: 'REGION', path: 'region', importance: 4 },
  { heading: 'USERS', path: 'users', importance: 5, shows: 'number' },
  { heading: 'CREATED', path: 'createdAt', importance: 6, shows: 'time' },
  { heading: 'DESCRIPTION', path: 'description', importance: 7 },
];

export function uuidOf(index: number): string {
  return `3f0c9b1e-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

export const environments: readonly JsonObject[] = [
  {
    id: uuidOf(1),
    name: 'Staging',
    type: 'SANDBOX',
    region: 'EU',
    users: 37,
    createdAt: '2026-11-21T09:00:00.000Z',
    description: 'Where releases are tried out by everybody before they go anywhere near a customer',
    license: { id: uuidOf(90), name: 'Trial' },
    _links: { self: { href: 'https://api.pingone.eu/v1/environments/1' } },
  },
  {
    id: uuidOf(2),
    name: '本番環境 – Produktion für alle Länder und Tochtergesellschaften',
    type: 'PRODUCTION',
    region: 'EU',
    users: 120345,
    createdAt: '2024-02-29T23:59:59.123Z',
    description: null,
    license: { id: uuidOf(91), name: 'Global' },
  },
  {
    id: uuidOf(3),
    name: '\u001b[31mDev\u202e',
    type: 'SANDBOX',
    region: 'NA',
    createdAt: '2026-11-20T12:00:00Z',
    license: { id: uuidOf(92), name: 'Trial' },
  },
];

export function listOf(records: readonly JsonObject[], facts: Partial<RecordsResult> = {}): RecordsResult {
  return {
    kind: 'records',
    records: streamOf(records),
    columns: environmentColumns,
    summarize: (count) =>
      count === 0 ? 'No environments found.' : `Fetched ${count} ${count === 1 ? 'item' : 'items'}`,
    meta: { resource: 'environments', action: 'list', effect: 'read' },
    ...facts,
  };
}
