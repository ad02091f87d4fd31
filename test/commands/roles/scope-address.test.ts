/** Where a role holds, as people write it. */
import { describe, expect, it } from 'vitest';
import { parseScope } from '../../../src/commands/roles/scope-address.ts';

describe('a scope', () => {
  it.each([
    ['organization', { kind: 'organization' }],
    ['environment', { kind: 'environment' }],
    ['environment:Dev', { kind: 'environment', key: 'Dev' }],
    ['Environment: Customer Portal ', { kind: 'environment', key: 'Customer Portal' }],
    ['environment:Shop/EU', { kind: 'environment', key: 'Shop/EU' }],
    ['population:Staff', { kind: 'population', key: 'Staff' }],
    ['population:Dev/Staff', { kind: 'population', environment: 'Dev', key: 'Staff' }],
    ['application:Dev/A/B', { kind: 'application', environment: 'Dev', key: 'A/B' }],
  ])('%s is read', (text, expected) => {
    expect(parseScope(text)).toEqual(expected);
  });

  it.each([
    ['enviroment:Dev', "did you mean 'environment'"],
    ['Dev', "'Dev' is no kind of scope"],
    ['environment:', 'nothing stands behind the colon'],
    ['population', 'it names no population'],
    ['population:/Staff', 'a side of the slash is empty'],
    ['application:Dev/', 'a side of the slash is empty'],
    ['', "'' is no kind of scope"],
  ])('%j is refused', (text, why) => {
    expect(() => parseScope(text)).toThrow(
      expect.objectContaining({
        outcome: 'usage',
        facts: expect.objectContaining({ code: 'INVALID_SCOPE' }),
      }),
    );
    try {
      parseScope(text);
    } catch (error) {
      const { message, suggestion } = error instanceof Error && 'facts' in error ? Object(error.facts) : {};
      expect(`${message} ${suggestion}`.toLowerCase()).toContain(why.toLowerCase());
    }
  });
});
