/** An API that does nothing but answer pages: a process of its own, told over IPC what to serve. */
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPages, type Listing } from '../../test/support/long-list.ts';

const [, , keyPem = '', certificatePem = ''] = process.argv;
const isTls = keyPem !== '';
let listing: Listing = { rows: 20, pageSize: 100, delay: 0 };
let origin = '';
let pages = new Map<string, ReturnType<typeof createPages>>();

/** The pages of a collection, by its path: `/v1/environments`, `/v1/environments/…/users`. */
function pagesOf(path: string): ReturnType<typeof createPages> {
  const known = pages.get(path) ?? createPages(listing, `${origin}${path}`);
  pages.set(path, known);
  return known;
}

const server = isTls ? createTlsServer({ key: keyPem, cert: certificatePem }) : createServer();
server.on('request', async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (listing.delay > 0) await sleep(listing.delay);
  const body = Buffer.from(pagesOf(pathname)(Number(searchParams.get('cursor') ?? 0)));
  const headers = { 'content-type': 'application/hal+json;charset=UTF-8', 'content-length': body.length };
  response.writeHead(200, headers).end(body);
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  origin = `${isTls ? 'https' : 'http'}://127.0.0.1:${address.port}`;
  process.send?.(origin);
});

process.on('message', (next: Listing) => {
  listing = next;
  pages = new Map();
  process.send?.('ready');
});
process.on('disconnect', () => process.exit());
