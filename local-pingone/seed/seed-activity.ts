/** Writes what people leave behind: devices, sessions, last sign-ons, and groups in groups. */
import type { Document, DocumentStore } from '../store.ts';
import { administratorsId } from './environments.ts';
import { sampleAccounts } from './sample-clients.ts';
import { stableId } from './stable-id.ts';

const hour = 3_600_000;

interface Place {
  /** Store path of the user. */
  user: string;
  environmentId: string;
  at: string;
}

function addDevice({ user, environmentId, at }: Place, store: DocumentStore, facts: Document): void {
  const id = stableId(`${user}:device:${String(facts.type)}`);
  store.put(`${user}/devices/${id}`, {
    id,
    environment: { id: environmentId },
    user: { id: user.slice(user.lastIndexOf('/') + 1) },
    status: 'ACTIVE',
    ...facts,
    createdAt: at,
    updatedAt: at,
  });
}

interface Visit {
  browser: string;
  system: string;
  remoteIp: string;
  /** Milliseconds since the epoch. */
  signedOn: number;
  lifetime: number;
}

/** PingOne answers ended sessions too, up to ten of a user. */
function addSession({ user, environmentId }: Place, store: DocumentStore, visit: Visit): void {
  const { browser, system, remoteIp, signedOn, lifetime } = visit;
  const id = stableId(`${user}:session:${browser}`);
  const at = new Date(signedOn).toISOString();
  store.put(`${user}/sessions/${id}`, {
    id,
    environment: { id: environmentId },
    user: { id: user.slice(user.lastIndexOf('/') + 1) },
    browser: { name: browser, version: '132.0' },
    operatingSystem: { name: system },
    device: { type: 'Computer' },
    lastSignOn: { at, remoteIp },
    locations: [{ at, country: 'Germany', city: 'Hamburg' }],
    activeAt: at,
    createdAt: at,
    updatedAt: at,
    expiresAt: new Date(signedOn + lifetime).toISOString(),
  });
  store.put(user, { ...store.get(user), lastSignOn: { at, remoteIp } });
}

function addDevices(store: DocumentStore, place: Place, number: number): void {
  store.put(place.user, { ...store.get(place.user), mfaEnabled: true });
  addDevice(place, store, { type: 'SMS', phone: `+4940555${String(1000 + number)}` });
  addDevice(place, store, { type: 'TOTP', nickname: 'Authenticator' });
}

/** One that has ended, and one that goes on. */
function addSessions(store: DocumentStore, place: Place, now: number): void {
  const [system, lifetime] = ['Windows', 24 * hour] as const;
  const old = { browser: 'Firefox', remoteIp: '198.51.100.23', signedOn: now - 400 * hour };
  const recent = { browser: 'Chrome', remoteIp: '203.0.113.7', signedOn: now - 3 * hour };
  addSession(place, store, { ...old, system, lifetime });
  addSession(place, store, { ...recent, system, lifetime });
}

function nestGroups(store: DocumentStore, environmentId: string, at: string): void {
  const environment = `environments/${environmentId}`;
  const [inner, outer] = ['On Call', 'Managers'].map((name) => stableId(`${environmentId}:group:${name}`));
  store.put(`${environment}/groups/${inner}/memberOfGroups/${outer}`, {
    id: outer ?? '',
    type: 'DIRECT',
    environment: { id: environmentId },
    createdAt: at,
    updatedAt: at,
  });
}

/** @param now milliseconds since the epoch */
export function seedActivity(store: DocumentStore, environmentId: string, at: string, now: number): void {
  const users = `environments/${environmentId}/users`;
  const samples = new Set(Object.values(sampleAccounts).map(({ id }) => id));
  const people = store.list(users).filter(({ id }) => typeof id === 'string' && !samples.has(id));
  people.forEach(({ id }, number) => {
    const place = { user: `${users}/${String(id)}`, environmentId, at };
    if (number % 3 === 1) addDevices(store, place, number);
    if (number % 2 === 1) addSessions(store, place, now);
    if (number % 5 !== 1) return;
    const group = stableId(`${environmentId}:group:On Call`);
    const common = { environment: { id: environmentId }, createdAt: at, updatedAt: at };
    store.put(`${place.user}/memberOfGroups/${group}`, { id: group, type: 'DIRECT', ...common });
  });
  nestGroups(store, environmentId, at);
  if (environmentId !== administratorsId) return;
  const administrator = `${users}/${sampleAccounts.administrator.id}`;
  addSessions(store, { user: administrator, environmentId, at }, now);
}
