import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  CliError,
  cancelledError,
  configurationError,
  describeCause,
  usageError,
} from '../../src/core/errors.ts';
import { exitCodeOf, exitCodes } from '../../src/core/exit-codes.ts';
import { Secret } from '../../src/core/secret.ts';

describe('exit codes', () => {
  it('REL-36 are the published table', () => {
    const table = Object.fromEntries(Object.entries(exitCodes).map(([outcome, { code }]) => [outcome, code]));
    expect(table).toEqual({
      success: 0,
      failure: 1,
      warnings: 2,
      'not-found': 3,
      'not-signed-in': 4,
      'permission-denied': 5,
      conflict: 6,
      partial: 7,
      'timed-out': 8,
      'rate-limited': 9,
      'outcome-unknown': 10,
      usage: 64,
      unavailable: 69,
      internal: 70,
      configuration: 78,
      interrupted: 130,
      terminated: 143,
    });
  });

  it('REL-36 belong to the errors that pingcli raises', () => {
    expect(exitCodeOf(usageError('x').outcome)).toBe(64);
    expect(exitCodeOf(configurationError('x').outcome)).toBe(78);
    expect(exitCodeOf(cancelledError().outcome)).toBe(130);
    expect(exitCodeOf(cancelledError('terminated').outcome)).toBe(143);
  });
});

describe('describeCause', () => {
  it('joins the messages of a chain', () => {
    const error = new TypeError('fetch failed', { cause: new Error('connect refused') });
    expect(describeCause(error)).toBe('fetch failed: connect refused');
    expect(describeCause('text')).toBe('text');
    expect(describeCause(new AggregateError([]))).toBe('AggregateError');
  });

  it('REL-37 ends where a chain goes round in a circle', () => {
    const error = new Error('round');
    error.cause = error;
    expect(describeCause(error)).toMatch(/^round(: round)+$/);
  });
});

describe('Secret', () => {
  it('SEC-77 prints as asterisks however it is shown', () => {
    const secret = new Secret('canary-secret');
    const shown = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ a: [secret] }),
    ];
    for (const text of shown) {
      expect(text).toContain('********');
      expect(text).not.toContain('canary');
    }
    expect(secret.open()).toBe('canary-secret');
  });

  it('SEC-77 stays hidden in an error that carries one', () => {
    const error = new CliError({
      outcome: 'failure',
      category: 'internal',
      code: 'X',
      message: 'x',
      cause: { secret: new Secret('canary-secret') },
    });
    expect(inspect(error, { depth: 9 })).not.toContain('canary-secret');
  });
});
