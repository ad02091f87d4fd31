/** Starts the page server and talks to it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Certificate } from '../../test/support/certificate.ts';
import type { Listing } from '../../test/support/long-list.ts';

export interface PageServer {
  origin: string;
  serve(listing: Listing): Promise<void>;
  stop(): Promise<void>;
}

async function nextMessage(child: ChildProcess): Promise<string> {
  const [message] = await once(child, 'message');
  return String(message);
}

export async function startPageServer(certificate?: Certificate): Promise<PageServer> {
  const pair = certificate === undefined ? [] : [certificate.key, certificate.cert];
  const child = fork(join(import.meta.dirname, 'page-server.ts'), pair);
  const origin = await nextMessage(child);
  return {
    origin,
    async serve(listing) {
      const ready = nextMessage(child);
      child.send(listing);
      await ready;
    },
    async stop() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
