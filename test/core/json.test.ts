import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactInteger, isJsonObject, numberAt, parseJson, textAt, valueAt } from '../../src/core/json.ts';

describe('parseJson', () => {
  it('REL-15 keeps the digits of integers beyond 2^53 and of numbers beyond doubles', () => {
    const text = '{"big":12345678901234567890,"edge":[9007199254740993,-9007199254740993],"huge":1e400}';
    expect(JSON.stringify(parseJson(text))).toBe(text);
  });

  it('REL-15 keeps them without taking them for objects', () => {
    const value = parseJson('{"big":12345678901234567890,"nested":{"a":1}}');
    expect(isJsonObject(valueAt(value, 'big'))).toBe(false);
    expect(isJsonObject(valueAt(value, 'nested'))).toBe(true);
    expect(valueAt(value, 'big.rawJSON')).toBeUndefined();
  });

  it('REL-15 leaves every other number a number', () => {
    const text = '[9007199254740991, 1.5e3, 0.12345678901234567, 100000000000000000000.5]';
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it('REL-15 is JSON.parse for everything that JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.stringify(parseJson(text))).toBe(text);
      }),
    );
  });

  it('REL-15 hands out the integer to what writes no JSON', () => {
    const value = parseJson('{"big":-12345678901234567890,"huge":1e400,"small":1}');
    expect(exactInteger(valueAt(value, 'big'))).toBe(-12345678901234567890n);
    expect(exactInteger(valueAt(value, 'huge'))).toBeUndefined();
    expect(exactInteger(valueAt(value, 'small'))).toBeUndefined();
    expect(exactInteger({ rawJSON: '1' })).toBeUndefined();
  });

  it('SEC-79 gives keys such as __proto__ no power', () => {
    const value = parseJson('{"__proto__":{"polluted":12345678901234567890}}');
    expect('polluted' in {}).toBe(false);
    expect(valueAt(value, 'constructor')).toBeUndefined();
    expect(JSON.stringify(value)).toContain('__proto__');
  });

  it('throws SyntaxError for what is no JSON', () => {
    for (const text of ['', '{', '<html>', '{"a":12345678901234567890']) {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    }
  });
});

describe('narrowing', () => {
  it('answers a value at a dotted path', () => {
    const value = parseJson('{"a":{"b":[1]},"n":null}');
    expect(valueAt(value, 'a.b')).toEqual([1]);
    expect(valueAt(value, 'a.b.c')).toBeUndefined();
    expect(valueAt(value, 'n.x')).toBeUndefined();
    expect(textAt({ a: 'x' }, 'a')).toBe('x');
    expect(textAt({ a: 1 }, 'a')).toBeUndefined();
    expect(textAt(null, 'a')).toBeUndefined();
    expect(numberAt({ a: 1 }, 'a')).toBe(1);
  });
});

const grant = {
  resource: { id: 'orders' },
  scopes: [{ id: 'read' }, { name: 'nameless' }, { id: 'write' }],
  tags: ['a', 'b'],
  'dotted.name': true,
};

describe('the value at a path', () => {
  it.each([
    ['resource.id', 'orders'],
    ['tags', ['a', 'b']],
    ['scopes[].id', ['read', 'write']],
    ['tags[]', ['a', 'b']],
  ])('%s', (path, value) => {
    expect(valueAt(grant, path)).toEqual(value);
  });

  it.each([
    'resource.name',
    'resource.id.deeper',
    'scopes.id',
    'resource[].id',
    'nothing[].id',
    'constructor',
    '',
  ])('is undefined at %j', (path) => {
    expect(valueAt(grant, path)).toBeUndefined();
  });

  it('is an empty list where no element has it', () => {
    expect(valueAt(grant, 'scopes[].color')).toEqual([]);
  });
});
