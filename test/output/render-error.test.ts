/** Failures, for people and for programs. */
import { describe, expect, it } from 'vitest';
import { CliError, type ErrorFacts } from '../../src/core/errors.ts';
import { outputFormats } from '../../src/core/output-formats.ts';
import { Redactor } from '../../src/core/redactor.ts';
import { type ErrorOptions, renderError } from '../../src/output/render-error.ts';
import { actsOnTerminal, hostileNames } from '../support/hostile-names.ts';
import { recordStream } from '../support/recorded-stream.ts';
import { createSetting } from '../support/render-setting.ts';

const error: ErrorFacts = {
  outcome: 'conflict',
  category: 'conflict',
  code: 'CONSTRAINT_VIOLATION',
  message: 'Could not delete the population "Contractors" in Staging (SANDBOX, EU).',
  reason: 'PingOne answered 400 CONSTRAINT_VIOLATION: 37 users still belong to it.',
  suggestion: 'move them first: pingcli pingone users list -e Staging --population Contractors',
  details: { id: 'x', details: [{ code: 'CONSTRAINT_VIOLATION' }] },
  httpStatus: 400,
  requestId: '3f0c-e1',
};

async function fail(facts: ErrorFacts, options: Partial<ErrorOptions> = {}, redactor = new Redactor()) {
  const setting = await createSetting({ redact: (text) => redactor.redact(text) });
  await renderError(facts, { format: 'text', durationMs: () => 7, ...options }, setting);
  await setting.messages.close();
  return { stdout: setting.stdout.text, stderr: setting.stderr.text };
}

describe('a failure for a person', () => {
  it('says what, why, how to fix it, and the request ID', async () => {
    expect(await fail(error)).toEqual({
      stdout: '',
      stderr: [
        '✖ Could not delete the population "Contractors" in Staging (SANDBOX, EU).',
        '  Why: PingOne answered 400 CONSTRAINT_VIOLATION: 37 users still belong to it.',
        '  Fix: move them first: pingcli pingone users list -e Staging --population Contractors',
        '  Request ID 3f0c-e1  (add --debug for the full exchange)',
        '',
      ].join('\n'),
    });
  });

  it('gives each of several reasons a line', async () => {
    const { stderr } = await fail({ ...error, reason: 'Two fields:\n--name is taken.\n--email is empty.' });
    expect(stderr).toContain('  Why: Two fields:\n       --name is taken.\n       --email is empty.\n  Fix:');
  });

  it('says less when there is less to say', async () => {
    const { stderr } = await fail({ outcome: 'usage', category: 'usage', code: 'X', message: 'No.' });
    expect(stderr).toBe('✖ No.\n');
  });

  it('SEC-75 is inert for hostile names', async () => {
    for (const name of hostileNames) {
      const { stderr } = await fail({
        ...error,
        message: name,
        reason: name,
        suggestion: name,
        requestId: name,
      });
      expect(stderr).not.toMatch(actsOnTerminal);
    }
  });

  it('says the warnings that came before it', async () => {
    const warnings = () => [{ code: 'W', message: 'Careful.' }];
    expect((await fail(error, { warnings })).stderr).toMatch(/^⚠ Careful\.\n✖ /);
  });
});

describe('a failure for a program', () => {
  it('is the envelope on stdout and one line on stderr', async () => {
    const { stdout, stderr } = await fail(error, { format: 'json', meta: { action: 'delete' } });
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: '1.1',
      status: 'error',
      message: error.message,
      data: null,
      errors: [
        {
          code: 'CONSTRAINT_VIOLATION',
          category: 'conflict',
          message: `${error.message} ${error.reason}`,
          retryable: false,
          suggestion: error.suggestion,
          details: error.details,
        },
      ],
      meta: {
        httpStatus: 400,
        requestId: '3f0c-e1',
        durationMs: 7,
        resource: null,
        action: 'delete',
        effect: null,
      },
      warnings: [],
    });
    expect(stderr).toBe(`✖ ${error.message}\n`);
  });

  it.each(['ndjson', 'ndjson-typed', 'ndjson-wrapped'] as const)('is one line in %s', async (format) => {
    const { stdout } = await fail(error, { format });
    expect(stdout.match(/\n/g)).toHaveLength(1);
    const line = JSON.parse(stdout);
    expect(line).toMatchObject({ status: 'error', data: null, errors: [{ code: 'CONSTRAINT_VIOLATION' }] });
    expect(line.type).toBe(format === 'ndjson-typed' ? 'error' : undefined);
  });

  it('is on stderr alone in the formats that are no JSON', async () => {
    for (const format of outputFormats.filter((each) => !each.includes('json'))) {
      const { stdout, stderr } = await fail(error, { format });
      expect(stdout).toBe('');
      expect(stderr).toContain('Why:');
    }
  });

  it('REL-32 is all on stderr where stdout can no longer be written', async () => {
    const full = new CliError({
      outcome: 'failure',
      category: 'internal',
      code: 'OUTPUT_FAILED',
      message: 'x',
    });
    for (const format of outputFormats) {
      const setting = await createSetting({ stdout: recordStream({ failure: full }) });
      const warnings = () => [{ code: 'W', message: 'Mind this.' }];
      await renderError(error, { format, durationMs: () => 7, warnings }, setting);
      await setting.messages.close();
      expect(setting.stderr.text).toContain('Mind this.');
      expect(setting.stderr.text).toContain('Why:');
      expect(setting.stderr.text).toContain('Fix:');
    }
  });

  it('REL-32 does not take a bug for a full disk', async () => {
    const bug = new TypeError('x');
    const setting = await createSetting({ stdout: recordStream({ failure: bug }) });
    await expect(renderError(error, { format: 'json', durationMs: () => 7 }, setting)).rejects.toBe(bug);
  });

  it('SEC-77 holds no secret, wherever the API put it, and stays JSON', async () => {
    const redactor = new Redactor();
    redactor.learn('hunter2-hunter2');
    const details = {
      echoed: 'you sent hunter2-hunter2"\\',
      password: 'whatever',
      nested: [{ clientSecret: 'abc' }, 'code=se"cret&x=1'],
      harmless: 'name is taken',
    };
    const facts = { ...error, message: 'Refused hunter2-hunter2.', details };
    for (const format of outputFormats) {
      const { stdout, stderr } = await fail(facts, { format }, redactor);
      expect(stdout + stderr).not.toMatch(/hunter2|whatever|abc/);
      if (stdout !== '') expect(JSON.parse(stdout).errors[0].details.harmless).toBe('name is taken');
    }
  });
});
