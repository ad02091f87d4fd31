/** Work on several objects: order, the first failure, and how the run is said to have ended. */
import { describe, expect, it } from 'vitest';
import { overallOutcome, runSeveral, type Worked } from '../../../src/commands/several/run-several.ts';
import { CliError, cancelledError } from '../../../src/core/errors.ts';

const items = ['a', 'b', 'c'].map((name) => ({ id: name, name }));

function denied(outcome: 'permission-denied' | 'conflict' = 'permission-denied'): CliError {
  return new CliError({ outcome, category: 'api', code: 'X', message: 'No.' });
}

async function statusesOf(work: (name: string) => Promise<Worked>, goesOn: boolean) {
  const outcomes = await runSeveral(items, ({ name }) => work(name), goesOn);
  return { statuses: outcomes.map(({ status }) => status), outcome: overallOutcome(outcomes) };
}

describe('REL-24 work on several', () => {
  it('is done one after the other, and ends with the first failure', async () => {
    const seen: string[] = [];
    const work = async (name: string): Promise<Worked> => {
      seen.push(name);
      if (name === 'b') throw denied();
      return 'done';
    };
    expect(await statusesOf(work, false)).toEqual({
      statuses: ['done', 'failed', 'not tried'],
      outcome: 'partial',
    });
    expect(seen).toEqual(['a', 'b']);
  });

  it('goes on where it is told to, several at once, and keeps the order', async () => {
    let underWay = 0;
    let most = 0;
    const work = async (name: string): Promise<Worked> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await undefined;
      underWay -= 1;
      if (name === 'a') throw denied();
      return name === 'b' ? 'unchanged' : 'done';
    };
    expect(await statusesOf(work, true)).toEqual({
      statuses: ['failed', 'unchanged', 'done'],
      outcome: 'partial',
    });
    expect(most).toBe(3);
  });

  it('has the code that all failures share where nothing was done, and 1 where they differ', async () => {
    const same = await statusesOf(() => Promise.reject(denied()), true);
    expect(same.outcome).toBe('permission-denied');
    const work = (name: string) => Promise.reject(denied(name === 'a' ? 'conflict' : 'permission-denied'));
    expect((await statusesOf(work, true)).outcome).toBe('failure');
    expect((await statusesOf(async () => 'done', false)).outcome).toBe('success');
  });

  it('REL-35 is interrupted, not failed, when the person stops it', async () => {
    const work = async (name: string): Promise<Worked> => {
      if (name === 'b') throw cancelledError();
      return 'done';
    };
    expect(await statusesOf(work, false)).toEqual({
      statuses: ['done', 'interrupted', 'not tried'],
      outcome: 'interrupted',
    });
  });

  it('F-56 begins nothing after a stop, and has an outcome for each, when it goes on after failures too', async () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ id: `${index}`, name: `${index}` }));
    const begun: string[] = [];
    const stop = Promise.withResolvers<never>();
    const work = async ({ name }: { name: string }): Promise<Worked> => {
      begun.push(name);
      if (name === '1') throw denied();
      if (begun.length > 4) stop.reject(cancelledError('terminated'));
      return name === '0' ? 'done' : stop.promise;
    };
    const outcomes = await runSeveral(many, work, true);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'done',
      'failed',
      ...Array.from({ length: 4 }, () => 'interrupted'),
      ...Array.from({ length: 3 }, () => 'not tried'),
    ]);
    expect(begun).toHaveLength(6);
    expect(overallOutcome(outcomes)).toBe('terminated');
  });

  it('lets a bug through', async () => {
    const bug = new TypeError('a bug');
    await expect(runSeveral(items, () => Promise.reject(bug), true)).rejects.toBe(bug);
  });
});
