/** The facts of a session as people and scripts see them; never a token. */
import type { SessionStatus } from '../../auth/session.ts';
import { formatDuration } from '../../core/duration.ts';
import { grants } from '../../core/grant.ts';
import type { JsonObject } from '../../core/json.ts';

export interface SessionRecord {
  data: JsonObject;
  /** `Heading  value`, aligned; for a person. */
  lines: string[];
}

function subjectOf(status: SessionStatus): string | undefined {
  if (status.subject === undefined) return undefined;
  return status.subject.name === undefined
    ? status.subject.id
    : `${status.subject.name} (${status.subject.id})`;
}

function expiryOf(status: SessionStatus, now: number): string | undefined {
  if (status.expiresAt === undefined) return undefined;
  const moment = new Date(status.expiresAt).toISOString();
  const left = status.expiresAt - now;
  if (left <= 0) return `${moment}, expired`;
  return `${moment}, in ${formatDuration(left)}${status.renewable ? ', then renewed without asking' : ''}`;
}

export function sessionRecord(status: SessionStatus, now: number): SessionRecord {
  const who = subjectOf(status);
  const source =
    status.source.kind === 'environment' ? `the environment variable ${status.source.name}` : undefined;
  const facts: [heading: string, value: string | undefined][] = [
    ['Signed on as', status.signedIn ? (who ?? `application ${status.clientId}`) : undefined],
    ['Client ID', status.clientId],
    ['Environment', status.environmentId],
    ['Region', status.place],
    ['Profile', status.profile],
    ['Grant', grants[status.grant].label],
    ['Scopes', status.scopes?.length ? status.scopes.join(' ') : undefined],
    ['Expires', expiryOf(status, now)],
    ['Kept in', source ?? status.storage.place],
  ];
  const width = Math.max(...facts.map(([heading]) => heading.length));
  return {
    lines: facts.flatMap(([heading, value]) =>
      value === undefined ? [] : [`${heading.padEnd(width)}  ${value}`],
    ),
    data: {
      service: 'pingOne',
      signedIn: status.signedIn,
      ...(status.reason === undefined ? {} : { reason: status.reason }),
      grantType: status.grant,
      profile: status.profile,
      clientId: status.clientId,
      ...(status.subject === undefined ? {} : { subject: { ...status.subject } }),
      environment: { id: status.environmentId },
      region: status.place,
      ...(status.scopes === undefined ? {} : { scopes: [...status.scopes] }),
      ...(status.expiresAt === undefined ? {} : { expiresAt: new Date(status.expiresAt).toISOString() }),
      renewable: status.renewable,
      source: status.source.kind === 'environment' ? { environmentVariable: status.source.name } : 'store',
      storage: { type: status.storage.type, place: status.storage.place, durable: status.storage.durable },
    },
  };
}
