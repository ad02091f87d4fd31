import { afterEach, describe, expect, it } from 'vitest';
import { authorizationCodeGrant } from '../../../src/auth/grants/authorization-code.ts';
import { readPastedResponse } from '../../../src/auth/grants/pasted-response.ts';
import { CliError, cancelledError } from '../../../src/core/errors.ts';
import type { Prompter } from '../../../src/host/prompter.ts';
import { redirectBrowser } from '../../support/callback-client.ts';
import { createGrantWorld, failureOf, type GrantWorld } from '../../support/grant-world.ts';

const redirectUri = new URL('http://127.0.0.1:7464/callback');

describe('readPastedResponse', () => {
  it.each([
    'http://127.0.0.1:7464/callback?code=c&state=s',
    '  "http://127.0.0.1:7464/callback?code=c&state=s" \n',
    '<http://127.0.0.1:7464/callback?code=c&state=s>',
    '?code=c&state=s',
    'code=c&state=s',
  ])('REL-48 reads %s', (input) => {
    expect(readPastedResponse(input, redirectUri)?.toString()).toBe('code=c&state=s');
  });

  it.each([
    '',
    'c',
    'https://127.0.0.1:7464/callback?code=c&state=s',
    'http://127.0.0.1:7465/callback?code=c&state=s',
    'http://127.0.0.1:7464/other?code=c&state=s',
    'https://auth.pingone.eu/env/as/authorize?state=s',
    'http://evil.test/callback?code=c&state=s',
  ])('REL-48 refuses %s', (input) => {
    expect(readPastedResponse(input, redirectUri)).toBeUndefined();
  });
});

interface PromptRecord {
  faults: (string | undefined)[];
  wasTakenAway: boolean;
}

/** Types each text until one will do, as the real prompt does; then waits to be taken away. */
function typing(record: PromptRecord, texts: () => string[]): Prompter {
  const refuse = () => Promise.reject(new Error('not asked in this test'));
  return {
    text: refuse,
    select: refuse,
    search: refuse,
    confirm: refuse,
    secret: (question) =>
      new Promise((resolve, reject) => {
        question.signal?.addEventListener('abort', () => {
          record.wasTakenAway = true;
          reject(question.signal?.reason);
        });
        for (const text of texts()) {
          const fault = question.validate?.(text);
          record.faults.push(fault);
          if (fault === undefined) return resolve(text);
        }
      }),
  };
}

let world: GrantWorld;

const printedUrl = () =>
  world.said.find((line) => line.startsWith('copyable http'))?.slice('copyable '.length) ?? '';

/** The address the browser would end at. */
function redirected(parameters: Record<string, string> = {}): string {
  const request = new URL(printedUrl()).searchParams;
  world.server.nonce = request.get('nonce') ?? undefined;
  const url = new URL(request.get('redirect_uri') ?? '');
  url.search = new URLSearchParams({
    code: 'c',
    state: request.get('state') ?? '',
    ...parameters,
  }).toString();
  return url.href;
}

describe('authorization code grant with a prompt', () => {
  afterEach(() => world.server.stop());

  it('REL-48 takes a pasted address under the same checks, asks again after a wrong one', async () => {
    world = await createGrantWorld();
    const record: PromptRecord = { faults: [], wasTakenAway: false };
    const prompter = typing(record, () => [
      'nonsense',
      redirected({ state: 'wrong' }),
      redirected(),
      redirected(),
    ]);
    const tokens = await authorizationCodeGrant.obtain(
      world.signOn,
      { ...world.ports, prompter },
      { openBrowser: true },
    );
    expect(tokens.subject?.id).toBe('user-1');
    expect(record.faults).toEqual([
      expect.stringContaining('Paste the whole address'),
      expect.stringContaining('belongs to another sign-on'),
      undefined,
    ]);
    expect(world.server.requestsTo('/token')).toHaveLength(1);
  });

  it('SEC-17 REL-48 makes no token request for a pasted address of another issuer', async () => {
    world = await createGrantWorld();
    const record: PromptRecord = { faults: [], wasTakenAway: false };
    const prompter = typing(record, () => [redirected({ iss: 'https://evil.test' })]);
    const attempt = authorizationCodeGrant.obtain(
      world.signOn,
      { ...world.ports, prompter },
      { openBrowser: false },
    );
    expect((await failureOf(attempt)).facts.code).toBe('ISSUER_MISMATCH');
    expect(world.server.requestsTo('/token')).toEqual([]);
  });

  it('REL-48 the listener stays up beside the prompt; when it wins, the prompt is taken away', async () => {
    world = await createGrantWorld();
    const record: PromptRecord = { faults: [], wasTakenAway: false };
    const prompter = typing(record, () => {
      redirected();
      void redirectBrowser(printedUrl(), { code: 'c' });
      return [];
    });
    await authorizationCodeGrant.obtain(world.signOn, { ...world.ports, prompter }, { openBrowser: false });
    expect(record.wasTakenAway).toBe(true);
    expect(world.server.requestsTo('/token')).toHaveLength(1);
  });

  it('REL-35 Ctrl-C in the prompt ends the attempt', async () => {
    world = await createGrantWorld();
    const prompter = {
      ...typing({ faults: [], wasTakenAway: false }, () => []),
      secret: async () => Promise.reject(cancelledError()),
    };
    const attempt = authorizationCodeGrant.obtain(
      world.signOn,
      { ...world.ports, prompter },
      { openBrowser: false },
    );
    expect((await failureOf(attempt)).outcome).toBe('interrupted');
  });

  it('SEC-20 a limit that passes while the prompt is open surfaces as it is, and takes the prompt away', async () => {
    world = await createGrantWorld();
    const record: PromptRecord = { faults: [], wasTakenAway: false };
    const limit = new AbortController();
    const late = new CliError({
      outcome: 'timed-out',
      category: 'cancelled',
      code: 'LATE',
      message: 'Too late.',
    });
    const prompter = typing(record, () => {
      limit.abort(late);
      return [];
    });
    const ports = { ...world.ports, prompter, signal: limit.signal };
    expect(await failureOf(authorizationCodeGrant.obtain(world.signOn, ports, { openBrowser: false }))).toBe(
      late,
    );
    expect(record.wasTakenAway).toBe(true);
  });

  it('REL-34 asks nothing where a browser was opened', async () => {
    world = await createGrantWorld({
      browse: async (url) => {
        redirected();
        await redirectBrowser(url, { code: 'c' });
      },
    });
    const record: PromptRecord = { faults: [], wasTakenAway: false };
    const prompter = typing(record, () => {
      throw new Error('asked');
    });
    await authorizationCodeGrant.obtain(world.signOn, { ...world.ports, prompter }, { openBrowser: true });
    expect(record.faults).toEqual([]);
  });
});
