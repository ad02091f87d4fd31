/**
 * The global `fetch`, through the proxy that the environment names. Node.js 24 can take one over at run time; on 22 the
 * undici package does it. Either is loaded only when a proxy is set, because each costs 23 to 57 ms (dependencies §6).
 */
type Environment = Readonly<Record<string, string | undefined>>;

interface ProxySettings {
  http_proxy?: string;
  https_proxy?: string;
  no_proxy: string;
}

/** Loopback traffic is the local PingOne's or the callback listener's; it never goes through a proxy (SEC-74). */
const neverProxied = ['127.0.0.1', '[::1]', '::1', 'localhost'];

export function readProxySettings(env: Environment): ProxySettings | undefined {
  const read = (name: string): string | undefined =>
    env[name.toLowerCase()] || env[name.toUpperCase()] || undefined;
  const httpProxy = read('http_proxy');
  const httpsProxy = read('https_proxy');
  if (httpProxy === undefined && httpsProxy === undefined) return undefined;
  return {
    ...(httpProxy === undefined ? {} : { http_proxy: httpProxy }),
    ...(httpsProxy === undefined ? {} : { https_proxy: httpsProxy }),
    no_proxy: [read('no_proxy'), ...neverProxied].filter((part) => part !== undefined).join(','),
  };
}

async function useProxy(settings: ProxySettings): Promise<void> {
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

export function createNodeFetch(env: Environment): typeof fetch {
  const settings = readProxySettings(env);
  if (!settings) return fetch;
  let ready: Promise<void> | undefined;
  return async (input, init) => {
    ready ??= useProxy(settings);
    await ready;
    return fetch(input, init);
  };
}
