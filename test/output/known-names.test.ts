/** Names that `--columns` and `--sort` take, and those that are more likely slips. */
import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/core/result.ts';
import { checkNames } from '../../src/output/known-names.ts';

const known = ['id', 'username', 'name.given', 'name.family', 'population.id', 'account', 'scopes[].id'].map(
  (path): Column => ({
    heading: path === 'name.given' ? 'GIVEN NAME' : path.toUpperCase(),
    path,
    importance: 1,
  }),
);

describe('checkNames', () => {
  it.each(['id', 'ID', 'given name', 'population', 'account.status', 'name.formatted', 'scopes', 'Any:x'])(
    'takes %s',
    (name) => {
      expect(() => checkNames('columns', [name], known)).not.toThrow();
    },
  );

  it.each([
    ['usernme', 'username'],
    ['name.gvien', 'name.given'],
    ['given nmae', 'GIVEN NAME'],
    ['scopes.id', 'scopes[].id'],
  ])('takes %s for a slip, and says %s', (name, meant) => {
    expect(() => checkNames('columns', [name], known)).toThrow(`'${name}'`);
    try {
      checkNames('columns', [name], known);
    } catch (error) {
      expect(error).toMatchObject({
        facts: {
          outcome: 'usage',
          code: 'UNKNOWN_COLUMN',
          suggestion: expect.stringContaining(`'${meant}'`),
        },
      });
    }
  });

  it('says all there is where nothing is near, and the way out', () => {
    expect(() => checkNames('sort', ['-nowhere'], known)).toThrow("--sort has 'nowhere'");
    try {
      checkNames('sort', ['-nowhere'], known);
    } catch (error) {
      expect(error).toMatchObject({
        facts: { suggestion: expect.stringMatching(/^It has id, username, .*--sort :json/) },
      });
    }
  });
});
