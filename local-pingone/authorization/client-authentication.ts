/**
 * PingOne takes exactly the method that is set on the application, and answers everything else alike. The library
 * treats the two secret methods as interchangeable, so this comes before it.
 */
import type { DocumentStore } from '../store.ts';
import { findApplication } from './application.ts';
import { textIn } from './document-fields.ts';

export const REFUSED = {
  error: 'invalid_client',
  error_description: 'Request denied: Unsupported authentication method',
} as const;

interface Presented {
  method: string;
  clientId: string | undefined;
}

function readBasic(credentials: string): string | undefined {
  const [clientId] = Buffer.from(credentials, 'base64').toString('utf8').split(':');
  try {
    return clientId === undefined ? undefined : decodeURIComponent(clientId.replaceAll('+', '%20'));
  } catch {
    return undefined;
  }
}

function readPresented(authorization: string | undefined, form: URLSearchParams): Presented {
  const clientId = form.get('client_id') ?? undefined;
  const basic = /^basic (.*)$/i.exec(authorization ?? '');
  if (basic?.[1] !== undefined) return { method: 'CLIENT_SECRET_BASIC', clientId: readBasic(basic[1]) };
  if (form.has('client_secret')) return { method: 'CLIENT_SECRET_POST', clientId };
  if (form.has('client_assertion')) return { method: 'PRIVATE_KEY_JWT', clientId };
  return { method: 'NONE', clientId };
}

/** Whether a request says who it is in the one way that its application allows. Secrets are not looked at here. */
export function usesRegisteredMethod(
  store: DocumentStore,
  environmentId: string,
  authorization: string | undefined,
  form: URLSearchParams,
): boolean {
  const { method, clientId } = readPresented(authorization, form);
  // Without any client ID the library answers `invalid_request`.
  if (clientId === undefined) return method === 'NONE';
  const application = findApplication(store, environmentId, clientId);
  return (
    application !== undefined &&
    (textIn(application, 'tokenEndpointAuthMethod') ?? 'CLIENT_SECRET_BASIC') === method
  );
}
