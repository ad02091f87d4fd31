/** Whole processes, timed from outside and in turn, so that a slow minute of the machine is slow for all of them. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Program {
  name: string;
  command: string;
  words: readonly string[];
  env: Readonly<Record<string, string>>;
}

export interface Measured {
  /** Medians. */
  wallMs: number;
  /** User and system; only where `usage` was asked for. */
  cpuMs?: number;
  peakMiB?: number;
}

export interface Method {
  rounds: number;
  /** Folder to keep the figures of the programs in: they are Node.js programs, and preloaded with the recorder. */
  usage?: string;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

interface Sample {
  wallMs: number;
  cpuMs: number;
  peakMiB: number;
}

async function runOnce(program: Program, usage: string | undefined): Promise<Sample> {
  const { name, command, words, env } = program;
  const record = usage === undefined ? undefined : join(usage, 'usage.json');
  const recorder = ['--require', join(import.meta.dirname, 'usage-recorder.cjs')];
  const started = performance.now();
  const child = spawn(command, record === undefined ? words : [...recorder, ...words], {
    env: record === undefined ? env : { ...env, USAGE_RECORD: record },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part) => {
    said += String(part);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  const wallMs = performance.now() - started;
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${said}`);
  if (record === undefined) return { wallMs, cpuMs: 0, peakMiB: 0 };
  const [cpuMs = 0, peakKiB = 0]: number[] = JSON.parse(readFileSync(record, 'utf8'));
  return { wallMs, cpuMs, peakMiB: peakKiB / 1024 };
}

/** One run of each fills the caches; then all of them once a round. */
export async function measure(
  programs: readonly Program[],
  { rounds, usage }: Method,
): Promise<Map<string, Measured>> {
  const samples = new Map<string, Sample[]>(programs.map(({ name }) => [name, []]));
  for (const program of programs) await runOnce(program, usage);
  for (let round = 0; round < rounds; round += 1) {
    for (const program of programs) samples.get(program.name)?.push(await runOnce(program, usage));
  }
  return new Map(
    [...samples].map(([name, all]) => {
      const wallMs = median(all.map((sample) => sample.wallMs));
      if (usage === undefined) return [name, { wallMs }];
      const cpuMs = median(all.map((sample) => sample.cpuMs));
      return [name, { wallMs, cpuMs, peakMiB: median(all.map((sample) => sample.peakMiB)) }];
    }),
  );
}
