/**
 * Facts about a settings file for the diagnosis: who can read it, and which of its keys mean nothing to pingcli. Apart
 * because no other command looks at the file beyond the settings in it.
 */
import { lstat, readFile, stat } from 'node:fs/promises';
import { isMap, isPair, type YAMLMap } from 'yaml';
import { nearest } from '../core/nearest.ts';
import { isMissing } from '../host/node-error.ts';
import { textOf } from './document-tree.ts';
import { settingKeys } from './setting-keys.ts';
import { openSettingsDocument } from './settings-document.ts';
import { parseSettingsText } from './settings-text.ts';

export interface UnknownKey {
  /** With its profile: `dev.outputFromat`. */
  key: string;
  /** `line 3, column 5`. */
  place: string;
  /** The key that was probably meant. */
  nearest?: string;
}

export interface SettingsFileFacts {
  isLink: boolean;
  /** Permission bits, `0o600`. */
  mode: number;
  /** Whether a profile has a secret itself, not a reference to one. */
  holdsSecret: boolean;
  profiles: readonly string[];
  unknownKeys: readonly UnknownKey[];
}

const topLevel = new Set(['activeprofile', 'configmodelversion']);
const known = new Set(settingKeys.map((key) => key.toLowerCase()));
/** Settings of Ping CLI that pingcli keeps and has no use for. */
const ofPingCli = /^(telemetry|experimental|export|license|plugins?)\.|^skipupdatecheck$/;

interface Leaf {
  path: string;
  node: unknown;
}

/** What hides behind an alias stands in the file once more under its anchor. */
function leavesOf(map: YAMLMap<unknown, unknown>, prefix = ''): Leaf[] {
  return map.items.filter(isPair).flatMap((pair) => {
    const path = `${prefix}${textOf(pair.key) ?? ''}`;
    return isMap(pair.value) ? leavesOf(pair.value, `${path}.`) : [{ path, node: pair.key }];
  });
}

function unknownKeysOf(file: string, text: string): UnknownKey[] {
  const { document, place } = parseSettingsText(file, text);
  if (!isMap(document.contents)) return [];
  return document.contents.items.filter(isPair).flatMap(({ key, value }) => {
    const profile = textOf(key) ?? '';
    if (topLevel.has(profile.toLowerCase())) return [];
    const leaves = isMap(value) ? leavesOf(value) : [];
    return leaves
      .filter(({ path }) => !known.has(path.toLowerCase()) && !ofPingCli.test(path.toLowerCase()))
      .map(({ path, node }) => {
        const meant = nearest(path, settingKeys);
        const found = { key: `${profile}.${path}`, place: place(node) };
        return meant === undefined ? found : { ...found, nearest: meant };
      });
  });
}

/** Undefined where there is no file. Call it for a file that could be read as settings. */
export async function inspectSettingsFile(file: string): Promise<SettingsFileFacts | undefined> {
  try {
    const [link, { mode }, text] = await Promise.all([lstat(file), stat(file), readFile(file, 'utf8')]);
    const document = openSettingsDocument(file, text);
    const isOld = document.migrationPlan().length > 0;
    return {
      isLink: link.isSymbolicLink(),
      mode: mode & 0o777,
      holdsSecret: document.holdsSecret(),
      profiles: document.profiles,
      unknownKeys: isOld ? [] : unknownKeysOf(file, text),
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
