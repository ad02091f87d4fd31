/** The facts of a session as people and scripts see them; never a token. */
import type { SessionStatus } from '../../auth/session.ts';
import { formatDuration } from '../../core/duration.ts';
import { grants } from '../../core/grant.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';

/** The lines of `auth status`. */
export const sessionColumns: readonly Column[] = [
  { heading: 'SIGNED ON', path: 'signedIn', importance: 1, shows: 'boolean' },
  { heading: 'SUBJECT', path: 'subject.name', importance: 1 },
  { heading: 'SUBJECT ID', path: 'subject.id', importance: 2 },
  { heading: 'CLIENT ID', path: 'clientId', importance: 2 },
  { heading: 'ENVIRONMENT', path: 'environment.id', importance: 1 },
  { heading: 'REGION', path: 'region', importance: 2 },
  { heading: 'PROFILE', path: 'profile', importance: 1 },
  { heading: 'GRANT', path: 'grantType', importance: 2 },
  { heading: 'SCOPES', path: 'scopes', importance: 3, shows: 'list' },
  { heading: 'EXPIRES', path: 'expiresAt', importance: 1, shows: 'time' },
  { heading: 'RENEWABLE', path: 'renewable', importance: 3, shows: 'boolean' },
  { heading: 'KEPT IN', path: 'storage.place', importance: 2 },
  { heading: 'TOKEN FROM', path: 'source', importance: 3 },
];

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
      source: source ?? 'the store',
      storage: { type: status.storage.type, place: status.storage.place, durable: status.storage.durable },
    },
  };
}
