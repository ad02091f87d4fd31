/**
 * Reads a settings file that is as plain as the ones that pingcli writes: keys, indentation and values on one line. Everything
 * else is the YAML parser's, which says the same of a plain file but takes 10 ms of every start (docs/adr/0019).
 */
import { problemWithName } from './profile-names.ts';
import { readReference } from './secret-references.ts';
import { isSecretKey, settingKeys } from './setting-keys.ts';
import type { DocumentContent, SettingsView } from './settings-view.ts';

/** Keys as the file spells them; null for a key with nothing after it. */
type Mapping = Map<string, Node>;
type Node = Mapping | string | null;

const comment = '(?:[ ]+#[^\\n]*)?[ ]*';
/** A value that begins with a letter, a digit or a slash and has no sign with a meaning in it; or one in quotes, without escapes. */
const value = `[A-Za-z0-9/](?:[\\w /.,;@+=?&%~()-]|:(?=[\\w/]))*?|"[^"\\\\\\n]*"|'[^'\\n]*'`;
const pairLine = new RegExp(`^( *)([A-Za-z][\\w-]*):(?: +(${value}))?${comment}$`);
const emptyLine = /^ *(?:#.*)?$/;
const controlCharacter = /[^\P{Cc}\n]/u;

const nulls = new Set(['null', 'Null', 'NULL']);
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
/** The layout of Ping CLI 1.x. Without it the file may be of an older one. */
const currentModel = '2';

interface Level {
  indent: number;
  mapping: Mapping;
}

function textOf(written: string | undefined): string | null {
  if (written === undefined) return null;
  return /^["']/.test(written) ? written.slice(1, -1) : written;
}

/** The exact key alone: two that differ in case only have their own rule. */
function find(mapping: Mapping, word: string): Node | undefined {
  const wanted = word.toLowerCase();
  for (const [key, node] of mapping) if (key.toLowerCase() === wanted) return node;
  return undefined;
}

/** Adds a line's pair to the mapping that it stands in. @returns false where the line is not plain. */
function addPair(levels: Level[], line: string): boolean {
  const [, blanks, key = '', written] = pairLine.exec(line) ?? [];
  if (blanks === undefined || forbiddenKeys.has(key) || nulls.has(key) || nulls.has(written ?? ''))
    return false;
  const indent = blanks.length;
  while (indent < (levels.at(-1)?.indent ?? 0)) levels.pop();
  const level = levels.at(-1);
  if (level === undefined) return false;
  if (indent > level.indent) {
    const [parent = '', node] = [...level.mapping].at(-1) ?? [];
    if (node !== null) return false;
    const mapping: Mapping = new Map();
    level.mapping.set(parent, mapping);
    levels.push({ indent, mapping });
  }
  const { mapping } = levels.at(-1) ?? level;
  if (find(mapping, key) !== undefined) return false;
  mapping.set(key, textOf(written));
  return true;
}

function readTree(text: string): Mapping | undefined {
  if (controlCharacter.test(text)) return undefined;
  const root: Mapping = new Map();
  const levels: Level[] = [{ indent: 0, mapping: root }];
  for (const line of text.split('\n')) {
    if (!emptyLine.test(line) && !addPair(levels, line)) return undefined;
  }
  return root;
}

function nodeAt(from: Node | undefined, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>(
    (node, word) => (node instanceof Map ? find(node, word) : undefined),
    from,
  );
}

function contentAt(profile: Mapping | undefined, key: string): string | undefined {
  const node = nodeAt(profile, key.split('.'));
  return typeof node === 'string' && node !== '' ? node : undefined;
}

/** Whether a setting has settings below it: the complaint names the line, which only the parser knows. */
function isMisplaced(profile: Mapping): boolean {
  return settingKeys.some((key) => nodeAt(profile, key.split('.')) instanceof Map);
}

const topLevelKeys = ['activeprofile', 'configmodelversion'];

function profilesIn(root: Mapping): Map<string, Mapping> {
  const profiles = new Map<string, Mapping>();
  for (const [name, node] of root) {
    if (node instanceof Map) profiles.set(name, node);
    else if (node === null && !topLevelKeys.includes(name.toLowerCase())) profiles.set(name, new Map());
  }
  return profiles;
}

/** @returns undefined where the file is anything but plain, or has something wrong with it. */
export function readPlainSettings(text: string): SettingsView | undefined {
  const root = readTree(text);
  if (root === undefined || find(root, 'configModelVersion') !== currentModel) return undefined;
  const profiles = profilesIn(root);
  for (const [name, profile] of profiles) {
    if (problemWithName(name) !== undefined || isMisplaced(profile)) return undefined;
  }
  const active = find(root, 'activeProfile');
  if (active instanceof Map) return undefined;
  return {
    profiles: [...profiles.keys()],
    activeProfile: active ?? 'default',
    content: (name, key): DocumentContent | undefined => {
      const node = find(root, name);
      return contentAt(node instanceof Map ? node : undefined, key);
    },
    holdsSecret: () =>
      [...profiles.values()].some((profile) =>
        settingKeys.filter(isSecretKey).some((key) => {
          const content = contentAt(profile, key);
          return content !== undefined && readReference(content) === undefined;
        }),
      ),
    migrationPlan: () => [],
  };
}
