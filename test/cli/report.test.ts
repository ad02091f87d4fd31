import { describe, expect, it } from 'vitest';
import { factsOf, stackOf } from '../../src/cli/report.ts';
import { CliError, cancelledError, usageError } from '../../src/core/errors.ts';

const running = new AbortController().signal;

describe('a failure', () => {
  it('raised on purpose is reported as it is', () => {
    const error = usageError('wrong');
    expect(factsOf(error, running)).toBe(error.facts);
  });

  it('REL-37 of any other kind is a bug, in one line', () => {
    for (const thrown of [new TypeError('x is not a function'), 'text', undefined, null]) {
      const facts = factsOf(thrown, running);
      expect(facts).toMatchObject({ outcome: 'internal', code: 'INTERNAL_ERROR' });
      expect(facts.reason).not.toContain('    at ');
    }
    expect(factsOf(new TypeError('outer', { cause: new Error('inner') }), running).reason).toBe(
      'outer: inner',
    );
  });

  it('REL-35 after Ctrl-C is the interruption, however it is dressed', () => {
    const stopped = AbortSignal.abort(cancelledError('terminated'));
    expect(factsOf(new TypeError('fetch failed'), stopped).outcome).toBe('terminated');
    expect(factsOf(usageError('wrong'), stopped).outcome).toBe('terminated');
  });

  it('REL-35 keeps what an interruption says of a write under way', () => {
    const error = new CliError({
      ...cancelledError().facts,
      message: 'Interrupted while PUT /x was under way.',
    });
    expect(factsOf(error, AbortSignal.abort(cancelledError())).message).toContain('PUT /x');
  });
});

describe('where it happened', () => {
  it('is the stack with that of its causes', () => {
    const lines = stackOf(new Error('outer', { cause: new Error('inner') })).join('\n');
    expect(lines).toMatch(/outer[\s\S]+at [\s\S]+inner[\s\S]+at /);
    expect(stackOf('text')).toEqual([]);
  });

  it('ends where the causes go round in a circle', () => {
    const error = new Error('round');
    error.cause = error;
    expect(stackOf(error).filter((line) => line.includes('round'))).toHaveLength(1);
  });
});
