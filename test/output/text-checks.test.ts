import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import type { RecordsResult } from '../../src/core/result.ts';
import { actsOnTerminal, hostileNames } from '../support/hostile-names.ts';
import { recordStream } from '../support/recorded-stream.ts';
import { show, streamOf } from '../support/render-setting.ts';

function checks(
  ...findings: { check: string; status: string; message: string; remedy: string | null }[]
): RecordsResult {
  return {
    kind: 'records',
    layout: 'checks',
    records: streamOf(findings),
    columns: [
      { heading: 'STATUS', path: 'status', importance: 1 },
      { heading: 'MESSAGE', path: 'message', importance: 2 },
    ],
    summarize: (count) => `${count} checks`,
  };
}

const three = () =>
  checks(
    { check: 'clock', status: 'ok', message: 'right', remedy: null },
    {
      check: 'session',
      status: 'warning',
      message: 'nobody is signed on, and that is all',
      remedy: 'sign on',
    },
    { check: 'a', status: 'failed', message: 'broken', remedy: 'mend it' },
  );

function steps(claims: JsonObject = { sub: 'a-b' }): RecordsResult {
  const failure = { outcome: 'conflict', category: 'conflict', code: 'LOCKED', message: 'Locked.' } as const;
  return {
    kind: 'records',
    layout: 'steps',
    records: streamOf([
      {
        step: 'authorize',
        status: 'ok',
        message: 'begun',
        reason: null,
        remedy: null,
        httpStatus: 302,
        flowStatus: null,
        durationMs: 41,
        details: { scopes: ['openid', 'email'], claims },
      },
      {
        step: 'flow',
        status: 'failed',
        message: 'locked',
        reason: 'too many tries',
        remedy: 'unlock it',
        httpStatus: 400,
        flowStatus: 'FAILED',
        durationMs: 3,
        details: null,
      },
    ]),
    columns: [{ heading: 'STEP', path: 'step', importance: 1 }],
    summarize: () => 'it ended at flow',
    outcome: 'conflict',
    failure,
  };
}

describe('steps as text', () => {
  it('say what came of each, why, what to do about it and what there is to know', async () => {
    const { stdout, stderr } = await show(steps());
    expect(stdout).toBe(`✔  authorize  begun (302, 41 ms)
              scopes: openid, email
              claims
                sub: a-b
✖  flow       locked (400, FAILED, 3 ms)
              too many tries
              unlock it
`);
    expect(stderr).toBe('⚠ it ended at flow\n');
  });

  it.each([40, 80])('never break a token, so that it can be copied from %d columns', async (columns) => {
    const token = `eyJ${'a-b_C.'.repeat(60)}z`;
    const note = 'several words that may well be broken between one another and still be read, all of them';
    const { stdout } = await show(steps({ token, note }), {}, { stdout: recordStream({ columns }) });
    expect(stdout.split('\n').map((line) => line.trim())).toEqual(expect.arrayContaining(['token:', token]));
    expect(stdout).not.toContain(note);
  });

  it('are in the JSON envelope with the reason why the run did not succeed', async () => {
    const { stdout } = await show(steps(), { format: 'json' });
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'error',
      data: [{ step: 'authorize', durationMs: 41 }, { step: 'flow' }],
      errors: [{ code: 'LOCKED', category: 'conflict', message: 'Locked.', retryable: false }],
    });
  });
});

describe('checks as text', () => {
  it('are one under the other, each with its symbol, its remedy under what was found', async () => {
    expect((await show(three())).stdout).toBe(`✔  clock    right
⚠  session  nobody is signed on, and that is all
            sign on
✖  a        broken
            mend it
`);
  });

  it('keep within a terminal, and are coloured there', async () => {
    const setting = { stdout: recordStream({ columns: 40 }), colour: true };
    const { stdout } = await show(three(), {}, setting);
    expect(stdout).toContain('\u001b[32m✔\u001b[39m');
    expect(stdout).toContain('\u001b[33m⚠\u001b[39m');
    expect(stdout).toContain('\u001b[31m✖\u001b[39m');
    const lines = stripVTControlCharacters(stdout).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });

  it('SEC-75 are inert', async () => {
    for (const name of hostileNames) {
      const { stdout } = await show(checks({ check: name, status: 'ok', message: name, remedy: name }));
      expect(stdout).not.toMatch(actsOnTerminal);
    }
  });

  it('are an ordinary list in the other formats', async () => {
    const { stdout } = await show(three(), { format: 'csv' });
    expect(stdout.split(/\r?\n/)[0]).toBe('STATUS,MESSAGE');
  });
});
