/** Why the callback listener could not listen, with the ways out (REL-47); apart because it is words only. */
import { CliError, describeCause } from '../core/errors.ts';
import type { SignOn } from './sign-on.ts';
import { grantSetting, loginCommand, setCommand } from './suggested-commands.ts';

interface Explanation {
  code: string;
  message: string;
  reason: string;
  suggestion: string;
}

function explain(code: string | undefined, cause: unknown, signOn: SignOn): Explanation {
  const { port } = signOn.redirect;
  const address = `127.0.0.1:${port}`;
  const device = `sign on by device code: ${loginCommand(signOn, '--device-code')}`;
  const other = `set another port (${setCommand(signOn, 'redirectUri.port', '<port>')}) and register http://127.0.0.1:<port>${signOn.redirect.path} as a redirect URI of the application`;
  switch (code) {
    case 'EADDRINUSE':
      return {
        code: 'CALLBACK_PORT_IN_USE',
        message: `Port ${port} is in use, so the browser could not come back to pingcli.`,
        reason: `another program listens on ${address}, perhaps another sign-on that is still waiting`,
        suggestion: `End that program and try again; or ${device}; or ${other}.`,
      };
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'CALLBACK_PORT_FORBIDDEN',
        message: `The operating system does not let pingcli listen on port ${port}.`,
        reason:
          'ports below 1024 need privileges on many systems, and Windows reserves ranges of ports (netsh interface ipv4 show excludedportrange protocol=tcp)',
        suggestion: `Either ${other}; or ${device}.`,
      };
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
      return {
        code: 'LOOPBACK_UNAVAILABLE',
        message: `This computer has no IPv4 loopback address, so pingcli cannot listen on ${address}.`,
        reason: 'the registered redirect URI names 127.0.0.1',
        suggestion: `Either ${device}; or bring up the loopback interface with 127.0.0.1.`,
      };
    default:
      return {
        code: 'CALLBACK_LISTENER_FAILED',
        message: `pingcli could not listen on ${address}.`,
        reason: describeCause(cause),
        suggestion: `Either ${device}; or change ${grantSetting(signOn, 'redirectUri.port')}.`,
      };
  }
}

export function callbackPortError(cause: unknown, signOn: SignOn): CliError {
  const code =
    cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return new CliError({
    outcome: 'failure',
    category: 'configuration',
    ...explain(code, cause, signOn),
    cause,
  });
}
