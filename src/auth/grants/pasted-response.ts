/** Takes the redirected URL from a hidden prompt where the browser runs on another machine (REL-48). */
import type { Prompter } from '../../host/prompter.ts';
import type { AuthorizationAttempt } from '../authorization-attempt.ts';

/** Quotes and brackets come along when an address is copied from a mail or a shell. */
function trim(input: string): string {
  return input.trim().replace(/^["'<]+|["'>]+$/g, '');
}

/** The parameters of the address the browser was sent to, or of its query alone; undefined for anything else. */
export function readPastedResponse(input: string, redirectUri: URL): URLSearchParams | undefined {
  const text = trim(input);
  if (/^\??(?:[\w.-]+=[^&\s]*)(?:&[\w.-]+=[^&\s]*)*$/.test(text)) return new URLSearchParams(text);
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isRedirect = url.origin === redirectUri.origin && url.pathname === redirectUri.pathname;
  return isRedirect ? url.searchParams : undefined;
}

/** What is wrong with the input, for the prompt to say before it asks again. */
function findFault(input: string, redirectUri: URL, attempt: AuthorizationAttempt): string | undefined {
  const parameters = readPastedResponse(input, redirectUri);
  if (parameters === undefined) {
    return `Paste the whole address that the browser ended at; it begins with ${redirectUri.href}?`;
  }
  const verdict = attempt.judge(parameters);
  if (verdict.kind === 'accepted') return undefined;
  return verdict.reason === 'foreign state'
    ? 'This address belongs to another sign-on. Open the address above, and paste the one that the browser ends at.'
    : `This address is not complete (${verdict.reason}). Paste it as the browser shows it.`;
}

/**
 * Resolves when a pasted response has been taken, or when `signal` takes the prompt away because another came first.
 * Rejects where the person stops the prompt.
 */
export async function takePastedResponse(
  attempt: AuthorizationAttempt,
  redirectUri: URL,
  prompter: Prompter,
  signal: AbortSignal,
): Promise<void> {
  try {
    const input = await prompter.secret({
      message: 'If the browser runs elsewhere, paste the address it ends at (input is hidden):',
      validate: (text) => findFault(text, redirectUri, attempt),
      signal,
    });
    const parameters = readPastedResponse(input, redirectUri);
    if (parameters) attempt.submit(parameters);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
