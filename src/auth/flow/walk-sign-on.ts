/**
 * Signs a user on to an application as the API does it (pingone-api §4.2): authorization request, flow, credentials,
 * resume, code exchange. Each request is one step of the report, and the first that fails ends it.
 */
import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { CliError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import { type AuthorizationServer, discoverAuthorizationServer } from '../authorization-server.ts';
import { type AttemptSecrets, exchangeCode } from '../code-exchange.ts';
import { withOpenid } from '../grants/requested-scopes.ts';
import type { SignOn } from '../sign-on.ts';
import { acceptResponse } from './accept-response.ts';
import { unexpectedAnswer } from './answer-problem.ts';
import { withExactRedirectUri } from './exact-redirect-uri.ts';
import { explainExchange } from './explain-exchange.ts';
import { type Flow, flowIdOf, readFlow } from './flow-object.ts';
import { type FrontAnswer, type FrontChannel, openFrontChannel } from './front-channel.ts';
import { issuedTokens } from './issued-tokens.ts';
import { recordSteps, type StepRecorder } from './record-steps.ts';
import { explainAuthorization } from './refused-authorization.ts';
import { explainCredentials, flowStopped } from './refused-credentials.ts';
import type { FlowPorts, IssuedTokens, SignOnAttempt, SignOnReport } from './sign-on-attempt.ts';

/** What the steps share. */
interface Walk {
  attempt: SignOnAttempt;
  signOn: SignOn;
  ports: FlowPorts;
  channel: FrontChannel;
  record: StepRecorder;
  secrets: AttemptSecrets;
  server: AuthorizationServer;
}

interface FlowAnswer {
  flow: Flow;
  answer: FrontAnswer;
}

async function authorizationUrl({ attempt, secrets, server }: Walk): Promise<URL> {
  const { redirectUri, responseMode, scopes } = attempt;
  // S256 whatever the application enforces: every one of its settings takes it (RFC 9700 §2.1.1).
  const challenge = await calculatePKCECodeChallenge(secrets.verifier);
  return server.ask('authorization', async (configuration) =>
    buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: scopes.join(' '),
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...(responseMode === 'pi.flow' ? { response_mode: responseMode } : {}),
    }),
  );
}

/** Issuer without `/as`: flows lie beside it. */
function flowUrl({ signOn }: Walk, id: string): URL {
  return new URL(`${signOn.issuer.replace(/\/as$/, '')}/flows/${encodeURIComponent(id)}`);
}

async function begin(walk: Walk): Promise<FlowAnswer> {
  const { attempt, channel, record, signOn } = walk;
  const isJson = attempt.responseMode === 'pi.flow';
  const { answer, id, flow } = await record('authorize', async () => {
    const answer = await channel.get(await authorizationUrl(walk));
    const flow = isJson && answer.status === 200 ? readFlow(answer.json) : undefined;
    const id = flow?.id ?? (isJson ? undefined : flowIdOf(answer.location));
    if (id === undefined) throw explainAuthorization(answer, attempt, signOn);
    return { value: { answer, id, flow }, answer, flow, message: `flow ${id} has begun` };
  });
  if (flow !== undefined) return { flow, answer };
  return record('flow', async () => {
    const answer = await channel.get(flowUrl(walk, id));
    const flow = answer.status === 200 ? readFlow(answer.json) : undefined;
    if (flow === undefined) throw unexpectedAnswer(answer, 'the flow', signOn);
    return { value: { flow, answer }, answer, flow, message: 'the sign-on page would be shown now' };
  });
}

async function giveCredentials(walk: Walk, { flow: begun, answer: first }: FlowAnswer): Promise<FlowAnswer> {
  const { attempt, channel, record, signOn } = walk;
  return record('credentials', async () => {
    if (begun.status !== 'USERNAME_PASSWORD_REQUIRED')
      throw flowStopped(begun.status, first, attempt, signOn);
    const { username, password } = attempt;
    const answer = await channel.act(flowUrl(walk, begun.id), 'usernamePassword.check', {
      username,
      password: password.open(),
    });
    if (answer.status !== 200) throw explainCredentials(answer, attempt, signOn);
    const flow = readFlow(answer.json);
    if (flow === undefined) throw unexpectedAnswer(answer, 'the flow', signOn);
    if (flow.status !== 'COMPLETED') throw flowStopped(flow.status, answer, attempt, signOn);
    return { value: { flow, answer }, answer, flow, message: `'${username}' is signed on` };
  });
}

async function resume(walk: Walk, { answer: last, flow }: FlowAnswer): Promise<URLSearchParams> {
  const { attempt, channel, record, secrets, server, signOn } = walk;
  return record('resume', async () => {
    const url = flow.resumeUrl ?? new URL(`${signOn.issuer}/resume?flowId=${encodeURIComponent(flow.id)}`);
    // A flow that is completed may bring the response along (pingone-api §2.10).
    const answer = flow.response === undefined ? await channel.get(url) : last;
    const parameters = acceptResponse(answer, attempt, signOn, {
      state: secrets.state,
      issuer: signOn.issuer,
      issuerIsRequired: server.metadata.authorization_response_iss_parameter_supported === true,
    });
    const where = attempt.responseMode === 'pi.flow' ? 'in the answer' : `on ${attempt.redirectUri}`;
    return { value: parameters, answer, message: `the authorization code came ${where}` };
  });
}

async function exchange(walk: Walk, parameters: URLSearchParams): Promise<IssuedTokens> {
  const { attempt, ports, record, secrets, server, signOn } = walk;
  return record('token', async () => {
    const redirectUri = new URL(attempt.redirectUri);
    try {
      const code = { parameters, redirectUri, secrets, scopes: attempt.scopes };
      const issued = issuedTokens(await exchangeCode(code, server, ports));
      return {
        value: issued,
        answer: server.lastTokenAnswer(),
        message: 'the code was exchanged for tokens',
      };
    } catch (error) {
      throw explainExchange(error, attempt, signOn);
    }
  });
}

/**
 * @param signOn - Of the application that is tried, not of this run's own session.
 * @throws CliError (cancelled) only; every other failure is part of the report.
 */
export async function walkSignOn(
  given: SignOnAttempt,
  signOn: SignOn,
  ports: FlowPorts,
): Promise<SignOnReport> {
  const attempt = { ...given, scopes: withOpenid(given.scopes) };
  ports.learn(attempt.password);
  const { record, steps } = recordSteps(ports.clock);
  const secrets = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  ports.learn(new Secret(secrets.verifier));
  try {
    const server = await record('discovery', async () => {
      const fetch = withExactRedirectUri(ports.fetch, attempt.redirectUri);
      return {
        value: await discoverAuthorizationServer(signOn, { ...ports, fetch }),
        message: `the issuer is ${signOn.issuer}`,
      };
    });
    const channel = openFrontChannel(new URL(signOn.issuer).origin, ports);
    const walk: Walk = { attempt, signOn, ports, channel, record, secrets, server };
    const flow = await giveCredentials(walk, await begin(walk));
    const parameters = await resume(walk, flow);
    return { steps, issued: await exchange(walk, parameters) };
  } catch (error) {
    if (!(error instanceof CliError) || error.facts.category === 'cancelled') throw error;
    return { steps, failure: error };
  }
}
