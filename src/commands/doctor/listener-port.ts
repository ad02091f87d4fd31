/** The port that the browser comes back to after a sign-on: free, or why not. */
import { type Check, failed, ok, warning } from './finding.ts';

const name = 'listener port';
const key = 'service.pingOne.authentication.authorizationCode.redirectUri.port';

const problems: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program, perhaps another sign-on that is still waiting',
  EACCES: 'may not be listened on; Windows reserves ranges of ports, and those below 1024 need privileges',
  EADDRNOTAVAIL: 'cannot be listened on: there is no IPv4 loopback address',
};

export const listenerPort: Check = {
  name,
  async run({ settings }, machine) {
    const chosen = await settings();
    const port = chosen.get(key).value ?? 7464;
    const state = await machine.probePort(port);
    const address = `127.0.0.1:${port}`;
    if (state === 'free') return [ok(name, `${address} is free`)];
    const message = `${address} ${problems[state] ?? `cannot be listened on (${state})`}`;
    const remedy = `End the other program, set another port (pingcli config set ${key}=<port>) and register it, or sign on with --device-code.`;
    const isNeeded = chosen.get('service.pingOne.authentication.grantType').value === 'authorization_code';
    return [isNeeded ? failed(name, message, remedy) : warning(name, message, remedy)];
  },
};
