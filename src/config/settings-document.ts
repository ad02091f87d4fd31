/** The settings file as profiles and settings, over the YAML document that keeps its comments and unknown keys. */
import { type Document, isMap, isScalar, type YAMLMap } from 'yaml';
import { configurationError } from '../core/errors.ts';
import { contentOf, deleteAt, entriesOf, type NewContent, nodeAt, setAt, textOf } from './document-tree.ts';
import { applyMigration, planMigration } from './migrate.ts';
import { isSameName, problemWithName } from './profile-names.ts';
import { readReference } from './secret-references.ts';
import { isSecretKey, settingKeys } from './setting-keys.ts';
import type { SettingKey } from './settings.ts';
import { type ParsedSettings, parseSettingsText } from './settings-text.ts';
import type { DocumentContent, SettingsView } from './settings-view.ts';

/** Model 2 is Ping CLI 1.x's; files without the key are model 1. */
const currentModel = 2;

export interface SettingsDocument extends SettingsView {
  set(profile: string, key: SettingKey, value: NewContent): void;
  unset(profile: string, key: SettingKey): void;
  add(profile: string): void;
  remove(profile: string): void;
  activate(profile: string): void;
  migrate(): void;
  /** The file's text with all changes; the comments and the keys that pingcli does not know are in it. */
  toText(): string;
}

const head = ` Settings of pingcli.
 A value secret:<name> stands for a secret that is kept in the secret store under that name.
 Set one with: pingcli config set <key> --from-stdin`;

/** @throws CliError (configuration) naming file, line and column. */
export function openSettingsDocument(file: string, text: string): SettingsDocument {
  const parsed = parseSettingsText(file, text);
  const { document } = parsed;
  const root = rootOf(document);
  checkNames(parsed, root);

  function profilesOf(): { name: string; value: unknown }[] {
    return entriesOf(document, root).filter(isProfile);
  }

  function mappingOf(profile: string): YAMLMap<unknown, unknown> {
    for (const pair of root.items) {
      if (!isSameName(textOf(pair.key) ?? '', profile)) continue;
      if (isNull(pair.value)) pair.value = document.createNode({});
      if (isMap(pair.value)) return pair.value;
    }
    throw configurationError(
      `The profile '${profile}' in ${file} cannot be changed: it is an alias of another one, or it has gone.`,
      'Make the change in an editor.',
    );
  }

  function content(profile: string, key: SettingKey): DocumentContent | undefined {
    const node = nodeAt(document, root, [profile, ...key.split('.')]);
    const found = contentOf(document, node);
    if (node !== undefined && found === undefined) {
      throw configurationError(
        `The settings file ${file} has more settings under '${key}' at ${parsed.place(node)}, where a value should be.`,
        'Correct it in an editor.',
      );
    }
    // Ping CLI writes settings that are not set as empty text.
    return found === '' ? undefined : found;
  }

  return {
    get profiles() {
      return profilesOf().map(({ name }) => name);
    },
    get activeProfile() {
      return textOf(nodeAt(document, root, ['activeProfile'])) ?? 'default';
    },
    content,
    holdsSecret() {
      const paths = settingKeys.filter(isSecretKey).map((key) => key.split('.'));
      return profilesOf().some(({ value }) =>
        paths.some((path) => {
          const text = textOf(nodeAt(document, value, path)) ?? '';
          return text !== '' && readReference(text) === undefined;
        }),
      );
    },
    set(profile, key, value) {
      setAt(parsed, mappingOf(profile), key.split('.'), value);
    },
    unset(profile, key) {
      deleteAt(parsed, mappingOf(profile), key.split('.'));
    },
    add(profile) {
      root.items.push(document.createPair(profile, {}));
    },
    remove(profile) {
      const index = root.items.findIndex((pair) => isSameName(textOf(pair.key) ?? '', profile));
      if (index >= 0) root.items.splice(index, 1);
    },
    activate(profile) {
      setAt(parsed, root, ['activeProfile'], profile);
    },
    migrationPlan: () => planMigration(parsed),
    migrate() {
      applyMigration(parsed);
    },
    toText() {
      if (nodeAt(document, root, ['configModelVersion']) === undefined) {
        root.items.unshift(document.createPair('configModelVersion', currentModel));
      }
      const changed = print(file, document);
      return text.includes('\r\n') ? changed.replaceAll('\n', '\r\n') : changed;
    },
  };
}

const topLevelKeys = ['activeprofile', 'configmodelversion'];

/** Every mapping at the top level is a profile, and so is a name with nothing after it. */
function isProfile({ name, value }: { name: string; value: unknown }): boolean {
  return isMap(value) || (isNull(value) && !topLevelKeys.includes(name.toLowerCase()));
}

function isNull(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null);
}

function rootOf(document: Document): YAMLMap<unknown, unknown> {
  if (isMap(document.contents)) return document.contents;
  const root = document.createNode({});
  if (!isMap(root)) throw new TypeError('a mapping was expected');
  document.contents = root;
  if (document.commentBefore == null && document.comment == null) document.commentBefore = head;
  return root;
}

/** REL-45: a name that could not have been created is refused on reading too. */
function checkNames(parsed: ParsedSettings, root: YAMLMap<unknown, unknown>): void {
  const seen: string[] = [];
  for (const { name, key } of entriesOf(parsed.document, root).filter(isProfile)) {
    const twice = seen.find((other) => isSameName(other, name));
    const problem =
      twice === undefined
        ? problemWithName(name)
        : `it differs from '${twice}' in upper and lower case only.`;
    if (problem !== undefined) {
      throw configurationError(
        `The settings file ${parsed.file} has a profile that cannot be used at ${parsed.place(key)}: ${problem}`,
        'Rename it in an editor.',
      );
    }
    seen.push(name);
  }
}

function print(file: string, document: Document): string {
  try {
    return document.toString({ lineWidth: 0 });
  } catch (error) {
    throw configurationError(
      `The change would remove an anchor of ${file} that an alias elsewhere in it needs.`,
      'Make the change in an editor.',
      error,
    );
  }
}
