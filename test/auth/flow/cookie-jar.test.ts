import { describe, expect, it } from 'vitest';
import { createCookieJar } from '../../../src/auth/flow/cookie-jar.ts';
import { createStandingClock } from '../../support/standing-clock.ts';

const origin = 'https://auth.pingone.eu';
const page = new URL(`${origin}/env-1/as/authorize`);

function openJar() {
  const learned: string[] = [];
  const clock = createStandingClock();
  const jar = createCookieJar(origin, { clock, learn: (secret) => learned.push(secret.open()) });
  const keep = (url: URL, ...lines: string[]) => {
    const headers = new Headers();
    for (const line of lines) headers.append('set-cookie', line);
    jar.keep(url, headers);
  };
  const sent = (path: string, from = origin) => jar.headerFor(new URL(path, from));
  return { keep, sent, learned, clock };
}

const st = 'ST=1f2e; Path=/env-1; Max-Age=2592000; Secure; HttpOnly; SameSite=None';

describe('the cookies of a sign-on', () => {
  it('go back to the origin that set them, and to no other', () => {
    const { keep, sent, learned } = openJar();
    keep(page, st);
    expect(sent('/env-1/flows/1')).toBe('ST=1f2e');
    expect(sent('/env-1/flows/1', 'https://apps.pingone.eu')).toBeUndefined();
    expect(sent('/env-1/flows/1', 'http://auth.pingone.eu')).toBeUndefined();
    expect(sent('/env-1/flows/1', 'https://auth.pingone.eu:8443')).toBeUndefined();
    expect(learned).toEqual(['1f2e']);
  });

  it('are not taken from another origin, nor for a domain', () => {
    const { keep, sent } = openJar();
    keep(new URL('https://apps.pingone.eu/env-1/'), st);
    keep(page, 'ST=wide; Path=/; Domain=pingone.eu', 'ok=1; Path=/; Domain=.auth.pingone.eu');
    expect(sent('/env-1/')).toBe('ok=1');
  });

  it('keep to their path (RFC 6265 §5.1.4)', () => {
    const { keep, sent } = openJar();
    keep(page, st, 'here=1', 'odd=2; Path=elsewhere', 'root=3; Path=/');
    expect(sent('/env-1/as/resume')).toBe('here=1; odd=2; ST=1f2e; root=3');
    expect(sent('/env-1')).toBe('ST=1f2e; root=3');
    expect(sent('/env-12/as/resume')).toBe('root=3');
  });

  it('are replaced by a new value and ended by their age', () => {
    const { keep, sent, clock } = openJar();
    keep(page, st);
    keep(page, st.replace('1f2e', '3d4c'));
    expect(sent('/env-1/x')).toBe('ST=3d4c');
    keep(page, `ST=5b; Path=/env-1; Expires=${new Date(clock.now() + 60_000).toUTCString()}`);
    expect(sent('/env-1/x')).toBe('ST=5b');
    keep(page, 'ST=; Path=/env-1; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
    expect(sent('/env-1/x')).toBeUndefined();
    keep(page, st, 'ST=; Path=/env-1; Max-Age=0');
    expect(sent('/env-1/x')).toBeUndefined();
  });

  it('keep a value with an equals sign whole, and take nothing that is no cookie', () => {
    const { keep, sent } = openJar();
    keep(page, 'a=b=c; Path=/', 'nothing', '=x; Path=/');
    expect(sent('/')).toBe('a=b=c');
  });

  it('are not sent over http where they ask for https', () => {
    const local = 'http://127.0.0.1:7080';
    const clock = createStandingClock();
    const jar = createCookieJar(local, { clock, learn: () => undefined });
    jar.keep(new URL(`${local}/e/as/authorize`), new Headers({ 'set-cookie': 'ST=1; Path=/e; Secure' }));
    expect(jar.headerFor(new URL(`${local}/e/flows/1`))).toBeUndefined();
  });
});
