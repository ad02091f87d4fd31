/**
 * Brings a settings file from the layout of Ping CLI 0.8 (model 1) to that of 1.x (model 2). Pure on the document: who
 * decides and what is written is `settings-file.ts`'s.
 */
import { isMap, isScalar, type YAMLMap } from 'yaml';
import { regions } from '../core/regions.ts';
import { contentOf, deleteAt, entriesOf, nodeAt, setAt, textOf } from './document-tree.ts';
import { isSettingKey, settingKeys } from './setting-keys.ts';
import type { SettingKey } from './settings.ts';
import type { ParsedSettings } from './settings-text.ts';

export interface MigrationStep {
  profile: string;
  /** Dotted key in the old layout. */
  from: string;
  /** The settings that take its value; none where it is dropped. Never the value itself, which may be a secret. */
  to: readonly SettingKey[];
}

export type MigrationPlan = readonly MigrationStep[];

interface Rule {
  from: string;
  /** The settings and their values that the old text stands for. */
  convert(text: string): Partial<Record<SettingKey, string>>;
  /** Whether the value wins over one that is there already. Default false. */
  wins?: boolean;
}

const authentication = 'service.pingOne.authentication';
const endpoint = 'service.pingOne.endpoint';

function moveTo(key: SettingKey): Rule['convert'] {
  return (text) => ({ [key]: text });
}

/** Of several for one setting the first that has a value gives it, unless a later one wins. */
function rulesFor(isWorker: boolean): readonly Rule[] {
  return [
    {
      from: `${authentication}.type`,
      convert: (text) => ({
        [`${authentication}.grantType`]: isWorkerType(text) ? 'client_credentials' : text,
      }),
    },
    { from: `${authentication}.environmentID`, convert: moveTo(`${endpoint}.environmentID`) },
    {
      from: `${authentication}.worker.clientID`,
      convert: moveTo(`${authentication}.clientCredentials.clientID`),
      wins: isWorker,
    },
    {
      from: `${authentication}.worker.clientSecret`,
      convert: moveTo(`${authentication}.clientCredentials.clientSecret`),
      wins: isWorker,
    },
    {
      from: `${authentication}.worker.environmentID`,
      convert: moveTo(`${endpoint}.environmentID`),
      wins: isWorker,
    },
    { from: 'service.pingOne.regionCode', convert: rootDomainOf },
    {
      from: `${authentication}.authorizationCode.redirectURIPath`,
      convert: moveTo(`${authentication}.authorizationCode.redirectUri.path`),
    },
    {
      from: `${authentication}.authorizationCode.redirectURIPort`,
      convert: moveTo(`${authentication}.authorizationCode.redirectUri.port`),
    },
    { from: `${authentication}.authorizationCode.redirectURI`, convert: redirectOf },
    { from: 'login.storage.type', convert: moveTo('auth.storage.type') },
  ];
}

/** Subtrees of features that Ping CLI 1.0 dropped. */
const dropped = ['export'];

function isWorkerType(text: string): boolean {
  return text.toLowerCase() === 'worker';
}

function rootDomainOf(text: string): ReturnType<Rule['convert']> {
  const region = regions.find(({ code }) => code === text.toUpperCase());
  // An unknown code is carried over, so that the error about it names a value that the user has written.
  return { [`${endpoint}.rootDomain`]: region?.rootDomain ?? text };
}

function redirectOf(text: string): ReturnType<Rule['convert']> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return {};
  const section = `${authentication}.authorizationCode.redirectUri` as const;
  return { [`${section}.path`]: url.pathname, ...(url.port === '' ? {} : { [`${section}.port`]: url.port }) };
}

/** What would be moved; empty where the file has the current layout. */
export function planMigration(parsed: ParsedSettings): MigrationPlan {
  return visitProfiles(parsed, () => undefined);
}

/** Moves what the plan says, spells the known keys as Ping CLI 1.x does, and marks the file as model 2. */
export function applyMigration(parsed: ParsedSettings): MigrationPlan {
  const root = parsed.document.contents;
  const plan = visitProfiles(parsed, (profile, old, values, wins) => {
    // Deleted first: `redirectURI` and its successor `redirectUri` are the same key without regard to case.
    deleteAt(parsed, profile, old, dropped.includes(old.join('.')) ? 'any' : 'scalar');
    for (const [key, value] of Object.entries(values)) {
      const path = key.split('.');
      if (wins || isUnset(parsed, profile, path)) setAt(parsed, profile, path, value);
    }
  });
  if (isMap(root)) {
    spell(root, [['configModelVersion'], ['activeProfile']]);
    for (const { value } of entriesOf(parsed.document, root)) {
      if (isMap(value))
        spell(
          value,
          settingKeys.map((key) => key.split('.')),
        );
    }
    deleteAt(parsed, root, ['configModelVersion']);
    root.items.unshift(parsed.document.createPair('configModelVersion', 2));
  }
  return plan;
}

type Move = (
  profile: YAMLMap<unknown, unknown>,
  old: readonly string[],
  values: Partial<Record<SettingKey, string>>,
  wins: boolean,
) => void;

function visitProfiles(parsed: ParsedSettings, move: Move): MigrationStep[] {
  const { document } = parsed;
  const model = Number(textOf(nodeAt(document, document.contents, ['configModelVersion'])) ?? 1);
  if (model !== 1) return [];
  const steps: MigrationStep[] = [];
  for (const { name, value: profile } of entriesOf(document, document.contents)) {
    if (!isMap(profile)) continue;
    const type = textOf(nodeAt(document, profile, `${authentication}.type`.split('.')));
    for (const rule of rulesFor(type !== undefined && isWorkerType(type))) {
      const path = rule.from.split('.');
      const node = nodeAt(document, profile, path);
      if (!isScalar(node)) continue;
      const text = contentOf(document, node);
      const values = typeof text === 'string' && text !== '' ? rule.convert(text) : {};
      steps.push({ profile: name, from: rule.from, to: Object.keys(values).filter(isSettingKey) });
      move(profile, path, values, rule.wins === true);
    }
    for (const from of dropped) {
      if (nodeAt(document, profile, [from]) === undefined) continue;
      steps.push({ profile: name, from, to: [] });
      move(profile, [from], {}, false);
    }
  }
  return steps;
}

function isUnset(parsed: ParsedSettings, profile: unknown, path: readonly string[]): boolean {
  const content = contentOf(parsed.document, nodeAt(parsed.document, profile, path));
  return content === undefined || content === '';
}

/** Gives keys the spelling of Ping CLI 1.x; 0.8 wrote all of them in lower case. */
function spell(map: YAMLMap<unknown, unknown>, paths: readonly (readonly string[])[]): void {
  for (const pair of map.items) {
    const written = textOf(pair.key)?.toLowerCase();
    const inner = paths.filter(([word]) => word?.toLowerCase() === written);
    const word = inner[0]?.[0];
    if (word === undefined || !isScalar(pair.key)) continue;
    const taken = map.items.some((other) => other !== pair && textOf(other.key) === word);
    if (!taken) {
      pair.key.value = word;
      pair.key.source = word;
    }
    if (isMap(pair.value))
      spell(
        pair.value,
        inner.map((path) => path.slice(1)).filter((path) => path.length > 0),
      );
  }
}
