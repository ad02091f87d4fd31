/** A sign-on by authorization code whose browser, with the person before it, comes back at once. */
import { authorizationCodeGrant } from '../../src/auth/grants/authorization-code.ts';
import type { TokenSet } from '../../src/auth/token-set.ts';
import { type CallbackReply, redirectBrowser } from './callback-client.ts';
import { createGrantWorld, type GrantWorld, type WorldOptions } from './grant-world.ts';

export interface Person {
  /** What the authorization server sends back with the state. */
  parameters?: Record<string, string>;
  /** Before the browser comes back. */
  before?: (port: number) => Promise<unknown>;
}

export interface CodeSignOn extends GrantWorld {
  /** What the listener answered the browser. */
  replies: Promise<CallbackReply>[];
  /** How many of them have arrived. */
  answered(): number;
  obtain(openBrowser?: boolean): Promise<TokenSet>;
  /** The first authorization URL. */
  sentUrl(): URL;
  end(): Promise<void>;
}

export async function createCodeSignOn(person: Person = {}, options: WorldOptions = {}): Promise<CodeSignOn> {
  const replies: Promise<CallbackReply>[] = [];
  let answered = 0;
  const browse = async (href: string) => {
    const url = new URL(href);
    const redirect = new URL(url.searchParams.get('redirect_uri') ?? '');
    world.server.nonce = url.searchParams.get('nonce') ?? undefined;
    await person.before?.(Number(redirect.port));
    const reply = redirectBrowser(href, person.parameters ?? { code: 'code-canary-99' });
    replies.push(
      reply.finally(() => {
        answered += 1;
      }),
    );
  };
  const world = await createGrantWorld({ browse, ...options });
  return {
    ...world,
    replies,
    answered: () => answered,
    obtain: (openBrowser = true) => authorizationCodeGrant.obtain(world.signOn, world.ports, { openBrowser }),
    sentUrl: () => new URL(world.opened[0] ?? ''),
    async end() {
      await world.server.stop();
      await Promise.allSettled(replies);
    },
  };
}
