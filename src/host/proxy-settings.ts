/** The proxy that the environment names: read once for `fetch`, and for messages that have to name it. */

type Environment = Readonly<Record<string, string | undefined>>;

export interface ProxySettings {
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

/** `example.com`, `.example.com`, `*.example.com` and `*`, each with a port or without; as undici reads it. */
function isExempt(url: URL, entry: string): boolean {
  if (entry === '*') return true;
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  const usedPort = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (port !== undefined && port !== usedPort) return false;
  return /^[.*]/.test(name) ? url.hostname.endsWith(name.replace(/^\*/, '')) : url.hostname === name;
}

/** The origin of the proxy that a request goes through, without its credentials; undefined where it goes straight. */
export function proxyFor(settings: ProxySettings | undefined, url: URL): string | undefined {
  const proxy = url.protocol === 'https:' ? settings?.https_proxy : settings?.http_proxy;
  if (settings === undefined || proxy === undefined) return undefined;
  // An IPv6 literal holds colons, which are no port.
  const isLoopback = neverProxied.includes(url.hostname);
  const entries = settings.no_proxy.split(/[,\s]+/).filter((entry) => entry !== '');
  if (isLoopback || entries.some((entry) => isExempt(url, entry))) return undefined;
  return URL.canParse(proxy)
    ? `${new URL(proxy).protocol}//${new URL(proxy).host}`
    : 'an address that is no URL';
}
