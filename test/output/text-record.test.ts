/** One record as text. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import type { RecordResult } from '../../src/core/result.ts';
import { actsOnTerminal, hostileNames } from '../support/hostile-names.ts';
import { recordStream } from '../support/recorded-stream.ts';
import { environments, show } from '../support/render-setting.ts';

const record: JsonObject = {
  ...environments[0],
  enabled: true,
  nothing: null,
  empty: {},
  tags: ['blue', 'green'],
  roles: [{ id: 'r1', scope: { type: 'ENVIRONMENT' } }, { id: 'r2' }],
  mixed: [1, { a: [] }],
};
const result: RecordResult = { kind: 'record', record };

describe('a record as text', () => {
  it('looks like this in a pipe', async () => {
    expect((await show(result)).stdout).toMatchSnapshot();
  });

  it.each([40, 80, 200])('looks like this on a terminal of %i cells', async (columns) => {
    for (const colour of [false, true]) {
      const { stdout } = await show(result, {}, { stdout: recordStream({ columns }), colour });
      // The zone of the machine that runs the test is not the test's business.
      const anywhere = stdout.replace(
        /2026-11-2\d \d\d:\d\d:\d\d [+-]\d\d:\d\d/,
        '2026-11-21 09:00:00 +00:00',
      );
      expect(anywhere).toMatchSnapshot(`${columns} cells, ${colour ? 'colour' : 'no colour'}`);
    }
  });

  it('keeps an ID whole where it has to be broken', async () => {
    const { stdout } = await show(result, {}, { stdout: recordStream({ columns: 40 }) });
    expect(stdout.replaceAll(/\n\s+/g, '')).toContain(String(record.id));
  });

  it('REL-33 puts no escape codes into a pipe, whatever the environment of the test says', async () => {
    expect((await show(result)).stdout).not.toContain('\u001b');
  });

  it('SEC-75 shows hostile values and names inert', async () => {
    const hostile = Object.fromEntries(
      hostileNames.map((name, index) => [`${name}${index}`, [name, { [name]: name }]]),
    );
    for (const columns of [undefined, 40, 1]) {
      const stdout = recordStream(columns === undefined ? {} : { columns });
      expect((await show({ kind: 'record', record: hostile }, {}, { stdout })).stdout).not.toMatch(
        actsOnTerminal,
      );
    }
  });

  it('shows the columns of the command, nested objects included', async () => {
    const columns = [
      { heading: 'NAME', path: 'name', importance: 1 },
      { heading: 'LICENSE', path: 'license', importance: 2 },
    ];
    const { stdout } = await show({ ...result, columns });
    expect(stdout).toBe(
      'NAME     Staging\nLICENSE\n  id     3f0c9b1e-0000-4000-8000-000000000090\n  name   Trial\n',
    );
  });

  it('says its message on stderr', async () => {
    expect((await show({ ...result, message: 'Created the environment' })).stderr).toBe(
      '✔ Created the environment\n',
    );
  });

  it('prints nothing for an object without members', async () => {
    expect((await show({ kind: 'record', record: {} })).stdout).toBe('');
  });
});
