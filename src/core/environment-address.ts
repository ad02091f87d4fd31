/**
 * What admins have at hand when they are asked for an environment ID: the ID itself, or an address that holds it
 * (authorization, issuer, token, API or console URL). The region comes with the address.
 */
import { rootDomains } from './regions.ts';
import { isUuid } from './uuid.ts';

export interface EnvironmentAddress {
  environmentId: string;
  /** Taken from a `pingone.<tld>` host. */
  rootDomain?: string;
}

const uuidInText = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** `auth.pingone.eu` → `pingone.eu`. None of the root domains is the ending of another. */
function rootDomainOfHost(host: string): string | undefined {
  return rootDomains.find((rootDomain) => host === rootDomain || host.endsWith(`.${rootDomain}`));
}

/** People copy addresses with and without the scheme. */
function parseAddress(text: string): URL | undefined {
  const hasScheme = /^https?:\/\//i.test(text);
  if (!hasScheme && !/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?\//i.test(text)) return undefined;
  const address = hasScheme ? text : `https://${text}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** Undefined where the text holds no environment ID. */
export function readEnvironmentAddress(text: string): EnvironmentAddress | undefined {
  const trimmed = text.trim();
  if (isUuid(trimmed)) return { environmentId: trimmed.toLowerCase() };
  const url = parseAddress(trimmed);
  if (url === undefined) return undefined;
  // The console carries it in the query (`?env=`); everything else has it as the first ID of the path.
  const named = url.searchParams.get('env');
  const found = named !== null && isUuid(named) ? named : uuidInText.exec(`${url.pathname}${url.hash}`)?.[0];
  if (found === undefined) return undefined;
  const rootDomain = rootDomainOfHost(url.hostname);
  return { environmentId: found.toLowerCase(), ...(rootDomain === undefined ? {} : { rootDomain }) };
}
