/** A session as a person knows it. */
import { type JsonObject, textAt } from '../../core/json.ts';

/** `Chrome on Windows, 203.0.113.7`; its ID where nothing else is known. */
export function describeSession(session: JsonObject): string {
  const browser = textAt(session.browser, 'name');
  const system = textAt(session.operatingSystem, 'name');
  const where = [browser, system].filter((word) => word !== undefined).join(' on ');
  const facts = [where, textAt(session.lastSignOn, 'remoteIp') ?? ''].filter((word) => word !== '');
  return facts.length === 0 ? (textAt(session, 'id') ?? '') : facts.join(', ');
}

/** PingOne lists sessions that have ended, too. */
export function goesOn(session: JsonObject, now: number): boolean {
  const end = Date.parse(textAt(session, 'expiresAt') ?? '');
  return Number.isNaN(end) || end > now;
}
