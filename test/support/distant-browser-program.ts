/** A browser on another machine than pingcli: signs on at the address it is given, cannot reach the loopback address that it is sent to, and prints that. */
import { createHttpBrowser } from './http-browser.ts';

const [address = ''] = process.argv.slice(2);
const browser = createHttpBrowser(async (input, init) =>
  new URL(String(input)).hostname === '127.0.0.1' ? new Response('out of reach') : fetch(input, init),
);
const { redirectedTo } = await browser.signOn(address, JSON.parse(process.env.TEST_PERSON ?? '{}'));
process.stdout.write(redirectedTo);
