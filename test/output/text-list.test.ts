/** Lists as text: what a person sees on terminals of several widths, and what a pipe gets. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { actsOnTerminal, hostileNames } from '../support/hostile-names.ts';
import { recordStream } from '../support/recorded-stream.ts';
import { environmentColumns, environments, listOf, show, uuidOf } from '../support/render-setting.ts';

const hostile: JsonObject[] = hostileNames.map((name, index) => ({
  id: uuidOf(index),
  name,
  type: name,
  description: name,
}));

describe('a list as text', () => {
  it.each([40, 80, 200])('looks like this on a terminal of %i cells', async (columns) => {
    for (const colour of [false, true]) {
      const { stdout } = await show(listOf(environments), {}, { stdout: recordStream({ columns }), colour });
      expect(stdout).toMatchSnapshot(`${columns} cells, ${colour ? 'colour' : 'no colour'}`);
    }
  });

  it('looks like this in a pipe: nothing cut, no colour, times in UTC', async () => {
    const { stdout } = await show(listOf(environments));
    expect(stdout).toMatchSnapshot();
    expect(stdout).not.toContain('...');
    expect(stdout).not.toContain('ago');
  });

  it('keeps within the terminal and one line a record for every hostile name', async () => {
    const { default: stringWidth } = await import('string-width');
    for (const columns of [40, 80, 200]) {
      const { stdout } = await show(listOf(hostile), {}, { stdout: recordStream({ columns }) });
      const lines = stdout.trimEnd().split('\n');
      expect(lines).toHaveLength(hostile.length + 1);
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      expect(stdout).toMatchSnapshot(`hostile names in ${columns} cells`);
    }
  });

  it('SEC-75 F-51 is inert for hostile names, terminal or pipe', async () => {
    for (const stdout of [recordStream({ columns: 80 }), recordStream()]) {
      const shown = await show(listOf(hostile), {}, { stdout });
      expect(shown.stdout).not.toMatch(actsOnTerminal);
    }
  });

  it('--wide keeps all columns whole on a terminal', async () => {
    const { stdout } = await show(
      listOf(environments),
      { wide: true },
      { stdout: recordStream({ columns: 40 }) },
    );
    expect(stdout).toContain('DESCRIPTION');
    expect(stdout).not.toContain('...');
  });

  it('shows names in the place of IDs, sorts by them, and keeps what only --wide shows', async () => {
    const names = new Map([
      ['1', 'Zoë'],
      ['2', 'Anna'],
    ]);
    const columns = [
      { heading: 'ROLE', path: 'role.id', importance: 1, names },
      { heading: 'ROLE ID', path: 'role.id', importance: 2, wideOnly: true },
    ] as const;
    const list = () => ({
      ...listOf([{ role: { id: '1' } }, { role: { id: '2' } }, { role: { id: '3' } }]),
      columns,
    });
    expect((await show(list())).stdout).toBe('ROLE\nZoë\nAnna\n3\n');
    expect((await show(list(), { sort: ['role'] })).stdout).toBe('ROLE\n3\nAnna\nZoë\n');
    expect((await show(list(), { wide: true })).stdout).toBe('ROLE  ROLE ID\nZoë   1\nAnna  2\n3     3\n');
    expect((await show(list(), { columns: ['ROLE ID'] })).stdout).toBe('ROLE ID\n1\n2\n3\n');
    expect((await show(list(), { format: 'csv' })).stdout).toContain('Anna,2\r\n');
    expect(JSON.parse((await show(list(), { format: 'json' })).stdout).data[0]).toEqual({
      role: { id: '1' },
    });
  });

  it('F-62 survives terminals of no width', async () => {
    for (const columns of [0, 1, 2, 5]) {
      const { stdout } = await show(listOf(environments), {}, { stdout: recordStream({ columns }) });
      expect(stdout.split('\n')).toHaveLength(environments.length + 2);
      expect(stdout).toContain('3f0c9b1e');
    }
  });

  it('says on stderr that there is nothing, and prints nothing', async () => {
    const { stdout, stderr } = await show(listOf([]));
    expect(stdout).toBe('');
    expect(stderr).toBe('ℹ No environments found.\n');
  });

  it('says how many there are, in the right number', async () => {
    expect((await show(listOf(environments))).stderr).toBe('✔ Fetched 3 items\n');
    expect((await show(listOf(environments.slice(0, 1)))).stderr).toBe('✔ Fetched 1 item\n');
  });

  it('shows the columns asked for, under headings of one’s own', async () => {
    const { stdout } = await show(listOf(environments.slice(0, 1)), {
      columns: ['name', 'Licence:license.name', 'nothing', 'USERS'],
    });
    expect(stdout).toBe('NAME     Licence  NOTHING  USERS\nStaging  Trial    -           37\n');
  });

  it('sorts in both directions, by several columns, the missing last', async () => {
    const order = async (...sort: string[]) =>
      (await show(listOf(environments), { sort, columns: ['id'] })).stdout
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => Number(line.slice(-1)));
    expect(await order('users')).toEqual([1, 2, 3]);
    expect(await order('-users')).toEqual([2, 1, 3]);
    expect(await order('type', '-created')).toEqual([2, 1, 3]);
    expect(await order('createdAt')).toEqual([2, 3, 1]);
    expect(await order('-NAME')).toEqual([2, 1, 3]);
  });

  it('renders ten thousand rows in linear time', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      ...environments[index % 3],
      id: uuidOf(index),
      name: `名前 ${index} – environment`,
    }));
    const started = performance.now();
    const { stdout } = await show(listOf(rows), {}, { stdout: recordStream({ columns: 120 }) });
    expect(stdout.split('\n')).toHaveLength(10_002);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('has the headings of its columns', async () => {
    const { stdout } = await show(listOf(environments));
    expect(stdout.split('\n')[0]?.split(/ +/)).toEqual(environmentColumns.map(({ heading }) => heading));
  });
});
