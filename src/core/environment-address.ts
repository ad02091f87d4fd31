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

/** `auth.pingone.eu` → `pingone.eu`. The longest fit wins: `pingone.com.au` over `pingone.com`. */
function rootDomainOfHost(host: string): string | undefined {
  return rootDomains
    .filter((rootDomain) => host === rootDomain || host.endsWith(`.${rootDomain}`))
    .sort((a, b) => b.length - a.length)[0];
}

/** Undefined where the text holds no environment ID. */
export function readEnvironmentAddress(text: string): EnvironmentAddress | undefined {
  const trimmed = text.trim();
  if (isUuid(trimmed)) return { environmentId: trimmed.toLowerCase() };
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  // The console carries it in the query (`?env=`); everything else has it as a path segment.
  const candidate = url.searchParams.get('env') ?? uuidInText.exec(`${url.pathname}${url.hash}`)?.[0];
  if (candidate === undefined || candidate === null || !isUuid(candidate)) return undefined;
  const rootDomain = rootDomainOfHost(url.hostname);
  return { environmentId: candidate.toLowerCase(), ...(rootDomain === undefined ? {} : { rootDomain }) };
}
