/**
 * `npm run bench`: measures the built program beside bare Node.js; a table of starts and one of lists, the method below each.
 * `npm run bench -- start` or `-- list` for a part; `--rounds=<n>` for more or fewer. RESULTS.md holds the last. Nothing here
 * fails for being slow.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { listMethod, measureLists } from './listing.ts';
import { measureStart, startMethod } from './startup.ts';
import { formatTable } from './support/table.ts';

const words = process.argv.slice(2);
const given = Number(words.find((word) => word.startsWith('--rounds='))?.slice('--rounds='.length));
const wants = (part: string): boolean => words.every((word) => word.startsWith('--')) || words.includes(part);
const folder = mkdtempSync(join(tmpdir(), 'pingcli-bench-'));
try {
  process.stdout.write(`Node.js ${process.version}, load ${loadavg()[0]?.toFixed(2)} before it began\n\n`);
  if (wants('start')) {
    process.stdout.write(`${formatTable(await measureStart(folder, given || 31))}\n\n${startMethod}\n\n`);
  }
  if (wants('list')) {
    process.stdout.write(`${formatTable(await measureLists(folder, given || 5))}\n\n${listMethod}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
