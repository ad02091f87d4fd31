/** Opens an OpenAPI file lazily: of the 2 MB of YAML only the paths and schemas that a check names are parsed. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export type JsonObject = { [key: string]: unknown };

export interface OpenapiDocument {
  /** `3.0` or `3.1`. */
  version: string;
  /** Path templates, for example `/environments/{environmentID}/users`. */
  templates: readonly string[];
  pathItem(template: string): JsonObject | undefined;
  /** The target of a reference like `#/components/schemas/User`. */
  component(reference: string): JsonObject | undefined;
}

const repositoryRoot = new URL('../../', import.meta.url);

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined when the contract files do not lie beside the repository. */
export function openDocument(file: string): OpenapiDocument | undefined {
  const path = fileURLToPath(new URL(`../shared/openapi/${file}`, repositoryRoot));
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  return file.endsWith('.json') ? fromJson(JSON.parse(text)) : fromYaml(text);
}

function fromJson(parsed: unknown): OpenapiDocument {
  const root = isObject(parsed) ? parsed : {};
  const paths = isObject(root.paths) ? root.paths : {};
  return {
    version: String(root.openapi).slice(0, 3),
    templates: Object.keys(paths),
    pathItem: (template) => objectAt(paths, template),
    component(reference) {
      const [, , kind, name] = reference.split('/');
      return objectAt(objectAt(objectAt(root, 'components'), kind), name);
    },
  };
}

function objectAt(value: JsonObject | undefined, key: string | undefined): JsonObject | undefined {
  const found = key === undefined ? undefined : value?.[key];
  return isObject(found) ? found : undefined;
}

/** Works on the text: in these block-style files an indentation of two (paths) or four (components) starts an entry. */
function fromYaml(text: string): OpenapiDocument {
  const sections = new Map<string, string[]>();
  let top = '';
  let kind = '';
  let current: string[] | undefined;
  let version = '';
  for (const line of text.split('\n')) {
    // YAML writes a key of more than 128 characters over two lines: `? key` and `: value`.
    const longKey = /^ {2}\? (\S+)$/.exec(line)?.[1];
    if (longKey !== undefined) current = startSection(sections, `paths ${longKey}`);
    const entry =
      longKey !== undefined || line.startsWith('  : ')
        ? null
        : /^( *)(?:"([^"]+)"|'([^']+)'|([^\s"'#][^:]*)):(.*)$/.exec(line);
    const name = entry?.[2] ?? entry?.[3] ?? entry?.[4] ?? '';
    const indentation = entry?.[1]?.length ?? 9;
    if (indentation === 0) {
      top = name;
      current = undefined;
      if (name === 'openapi') version = (entry?.[5] ?? '').replaceAll(/["' ]/g, '').slice(0, 3);
    } else if (indentation === 2 && top === 'paths') {
      current = startSection(sections, `paths ${name}`);
    } else if (indentation === 2 && top === 'components') {
      kind = name;
      current = undefined;
    } else if (indentation === 4 && top === 'components') {
      current = startSection(sections, `#/components/${kind}/${name}`);
    }
    current?.push(line);
  }
  const parsed = new Map<string, JsonObject | undefined>();
  const read = (key: string): JsonObject | undefined => {
    if (!parsed.has(key)) parsed.set(key, parseSection(sections.get(key)));
    return parsed.get(key);
  };
  return {
    version,
    templates: [...sections.keys()].filter((each) => each.startsWith('paths ')).map((each) => each.slice(6)),
    pathItem: (template) => read(`paths ${template}`),
    component: read,
  };
}

function startSection(sections: Map<string, string[]>, key: string): string[] {
  const lines: string[] = [];
  sections.set(key, lines);
  return lines;
}

/** The section is a mapping with one key; its value is what was asked for. */
function parseSection(lines: string[] | undefined): JsonObject | undefined {
  if (lines === undefined) return undefined;
  const value: unknown = parse(lines.join('\n'));
  const [content] = isObject(value) ? Object.values(value) : [];
  return isObject(content) ? content : undefined;
}
