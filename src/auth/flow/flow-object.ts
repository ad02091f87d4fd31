/** What PingOne says of a flow (pingone-api §2.10), read from its JSON; members that are not used are not looked at. */
import { isRecord, textAt } from '../../core/json.ts';

export interface Flow {
  id: string;
  /** An open enumeration: `USERNAME_PASSWORD_REQUIRED`, `COMPLETED`. */
  status: string;
  resumeUrl: URL | undefined;
  /** The authorization response of `pi.flow`, once there is one. */
  response: URLSearchParams | undefined;
}

function responseIn(body: Record<string, unknown>): URLSearchParams | undefined {
  const { authorizeResponse } = body;
  if (!isRecord(authorizeResponse)) return undefined;
  const response = new URLSearchParams();
  for (const [name, value] of Object.entries(authorizeResponse))
    if (typeof value === 'string') response.set(name, value);
  return response;
}

/** Undefined where the answer is no flow. */
export function readFlow(body: unknown): Flow | undefined {
  const id = textAt(body, 'id');
  const status = textAt(body, 'status');
  if (!isRecord(body) || id === undefined || status === undefined) return undefined;
  const resumeUrl = URL.parse(textAt(body, 'resumeUrl') ?? '') ?? undefined;
  return { id, status, resumeUrl, response: responseIn(body) };
}

/** The flow that a redirect to the sign-on page has begun; a custom page gets the same parameter. */
export function flowIdOf(location: URL | undefined): string | undefined {
  const id = location?.searchParams.get('flowId') ?? undefined;
  return id !== undefined && /^[\w-]+$/.test(id) ? id : undefined;
}
