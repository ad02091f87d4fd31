/** PingOne's two hosts: known to the profile, reached from here, and what they claim to be. */
import { textAt } from '../../core/json.ts';
import type { Diagnostics, Reached } from '../diagnostics.ts';
import { type Check, type Finding, failed, ok, warning } from './finding.ts';

const showSettings = 'pingcli config get service.pingOne.endpoint';

export function discoveryOf(issuer: string): string {
  return `${issuer}/.well-known/openid-configuration`;
}

function unset(check: string, what: string): Finding {
  return warning(check, `The profile does not say where ${what} is`, 'pingcli pingone init');
}

function took({ duration }: Reached): string {
  return `answers in ${Math.round(duration)} ms`;
}

function judgeIssuer(issuer: string, reached: Reached): Finding {
  const claimed = textAt(reached.body, 'issuer');
  if (reached.status === 200 && claimed === issuer) return ok('issuer', `${issuer} ${took(reached)}`);
  if (reached.status === 404) {
    return failed(
      'issuer',
      `${issuer} does not exist`,
      `Check the environment ID and the region: ${showSettings}`,
    );
  }
  if (claimed !== undefined) {
    return failed('issuer', `${issuer} says that it is ${claimed}`, `Check the endpoints: ${showSettings}`);
  }
  return failed(
    'issuer',
    `${issuer} answers ${reached.status} without the metadata of an authorization server`,
    `Check the endpoints (${showSettings}) and the status of PingOne.`,
  );
}

/** Without a token PingOne refuses; that it does so is the sign that it is there. */
function judgeApi(root: string, reached: Reached): Finding {
  const { status } = reached;
  if (status >= 500) return failed('API', `${root} answers ${status}`, 'Check the status of PingOne.');
  if (status >= 400) return ok('API', `${root} ${took(reached)}`);
  return warning(
    'API',
    `${root} answers ${status} to a request without a token, which PingOne would refuse`,
    `Check the endpoints (${showSettings}), and whether this network wants a sign-on of its own.`,
  );
}

async function issuerFindings(machine: Diagnostics): Promise<Finding[]> {
  const { issuer } = await machine.endpoints();
  if (issuer === undefined) return [unset('issuer', 'the authorization server')];
  return [judgeIssuer(issuer, await machine.reach(discoveryOf(issuer)))];
}

async function apiFindings(machine: Diagnostics): Promise<Finding[]> {
  const { apiRoot } = await machine.endpoints();
  if (apiRoot === undefined) return [unset('API', 'the API')];
  return [judgeApi(apiRoot, await machine.reach(apiRoot))];
}

export const issuer: Check = { name: 'issuer', run: (_, machine) => issuerFindings(machine) };
export const api: Check = { name: 'API', run: (_, machine) => apiFindings(machine) };
