/**
 * The global `fetch`, through the proxy that the environment names. Node.js 24 can take one over at run time; on 22 the
 * undici package does it. Either is loaded only when a proxy is set, because each costs 23 to 57 ms (dependencies §6).
 */
import { CliError, configurationError } from '../core/errors.ts';
import type { Environment } from './host.ts';
import { type ProxySettings, proxyFor, readProxySettings } from './proxy-settings.ts';

function checkAddress(variable: string, address: string | undefined): void {
  if (address === undefined || (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol))) return;
  // The value stays unsaid: it may hold a password.
  throw configurationError(
    `The environment variable ${variable} does not hold the address of a proxy.`,
    `Give for example ${variable}=http://proxy.example.org:8080, or unset it.`,
  );
}

async function useProxy(settings: ProxySettings): Promise<void> {
  checkAddress('HTTPS_PROXY', settings.https_proxy);
  checkAddress('HTTP_PROXY', settings.http_proxy);
  const http = await import('node:http');
  if ('setGlobalProxyFromEnv' in http && typeof http.setGlobalProxyFromEnv === 'function') {
    http.setGlobalProxyFromEnv({ ...settings });
    return;
  }
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici');
  setGlobalDispatcher(
    new EnvHttpProxyAgent({
      noProxy: settings.no_proxy,
      ...(settings.http_proxy === undefined ? {} : { httpProxy: settings.http_proxy }),
      ...(settings.https_proxy === undefined ? {} : { httpsProxy: settings.https_proxy }),
    }),
  );
}

/** The status with which the proxy refused to open a tunnel; undici says it in words only. */
function refusalStatus(error: unknown): string | undefined {
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    const status = /^Proxy response \((\d{3})\)/.exec(current.message)?.[1];
    if (status !== undefined) return status;
  }
  return undefined;
}

function proxyRefused(proxy: string, url: URL, status: string, cause: unknown): CliError {
  return new CliError({
    outcome: 'unavailable',
    category: 'network',
    code: 'PROXY_REFUSED',
    message: `Could not reach ${url.origin}.`,
    reason: `the proxy ${proxy} answered ${status}`,
    suggestion:
      status === '407'
        ? 'Put the user name and password of the proxy into HTTPS_PROXY, or exempt the host in NO_PROXY.'
        : 'Ask whoever runs the proxy to let the host through, or exempt it in NO_PROXY.',
    cause,
  });
}

export function createNodeFetch(env: Environment): typeof fetch {
  const settings = readProxySettings(env);
  if (!settings) return fetch;
  let ready: Promise<void> | undefined;
  return async (input, init) => {
    ready ??= useProxy(settings);
    await ready;
    try {
      return await fetch(input, init);
    } catch (error) {
      const url = new URL(input instanceof Request ? input.url : input);
      const proxy = proxyFor(settings, url);
      const status = refusalStatus(error);
      throw proxy === undefined || status === undefined ? error : proxyRefused(proxy, url, status, error);
    }
  };
}
