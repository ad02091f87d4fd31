/** Runs a local PingOne for a person: prints how to point pingcli at it, and stops with Ctrl-C. */
import { parseArgs } from 'node:util';
import type { LocalPingOne } from './contract.ts';
import { startLocalPingOne } from './start.ts';

const USAGE = `Usage: npm run local-pingone -- [--auth-port <port>] [--api-port <port>]

Runs an authorization server and a Management API on 127.0.0.1, in memory, until Ctrl-C.
Default ports: 7080 (authorization) and 7081 (API). Port 0 takes any free one.
`;

/** The exit codes of pingcli: 64 for wrong usage, 69 where the port cannot be had. */
const WRONG_USAGE = 64;
const UNAVAILABLE = 69;

function readPort(name: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new RangeError(`--${name} takes a port number from 0 to 65535, not "${text}"`);
}

function readOptions(args: string[]): { authPort: number; apiPort: number } | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      'auth-port': { type: 'string', default: '7080' },
      'api-port': { type: 'string', default: '7081' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    authPort: readPort('auth-port', values['auth-port']),
    apiPort: readPort('api-port', values['api-port']),
  };
}

function describe(pingOne: LocalPingOne): string {
  const { clients, accounts } = pingOne;
  const authentication = 'service.pingOne.authentication';
  return `local PingOne is running. Everything in it is a sample and is gone when it stops.

Point pingcli at it:
  pingcli config set service.pingOne.endpoint.authBaseUrl=${pingOne.authBaseUrl}
  pingcli config set service.pingOne.endpoint.apiBaseUrl=${pingOne.apiBaseUrl}
  pingcli config set service.pingOne.endpoint.environmentID=${pingOne.environmentId}

Then choose how to sign on:
  in the browser
    pingcli config set ${authentication}.grantType=authorization_code
    pingcli config set ${authentication}.authorizationCode.clientID=${clients.native.id}
  on another device
    pingcli config set ${authentication}.grantType=device_code
    pingcli config set ${authentication}.deviceCode.clientID=${clients.native.id}
  without a person
    pingcli config set ${authentication}.grantType=client_credentials
    pingcli config set ${authentication}.clientCredentials.clientID=${clients.worker.id}
    export PINGCLI_PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET='${clients.worker.secret}'

Sample accounts (username / password):
  ${accounts.administrator.username} / ${accounts.administrator.password}
  ${accounts.mustChangePassword.username} / ${accounts.mustChangePassword.password}   must choose a new password first
  ${accounts.locked.username} / ${accounts.locked.password}   locked

Press Ctrl-C to stop.
`;
}

async function serve(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const pingOne = await startLocalPingOne(options);
  const stop = () => {
    pingOne.stop().catch(fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(describe(pingOne));
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    process.stderr.write(`${message}\nChoose other ports: --auth-port 0 --api-port 0 takes free ones.\n`);
    process.exitCode = UNAVAILABLE;
    return;
  }
  process.stderr.write(`${message}\n\n${USAGE}`);
  process.exitCode = WRONG_USAGE;
}

serve().catch(fail);
