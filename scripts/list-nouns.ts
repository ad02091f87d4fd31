/**
 * Writes the `nouns.ts` of each product from its data files, so that a resource is said once: what help and routing need
 * of it without loading it. With `--check` it writes nothing and fails where a list is not what the data files make.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ResourceDefinition } from '../src/catalogue/definition.ts';
import type { Verb } from '../src/catalogue/verb.ts';

const catalogue = join(import.meta.dirname, '..', 'src', 'catalogue');
const verbOrder: readonly Verb[] = [
  'list',
  'get',
  'create',
  'replace',
  'patch',
  'apply',
  'delete',
  'template',
];

interface ListedDefinition {
  file: string;
  /** Name of the export. */
  name: string;
  definition: ResourceDefinition;
}

function isDefinition(value: unknown): value is ResourceDefinition {
  return typeof value === 'object' && value !== null && 'command' in value && 'requests' in value;
}

function verbsOf({ requests, apply, template, variants }: ResourceDefinition): Verb[] {
  const isOffered = (verb: Verb): boolean => {
    if (verb === 'apply') return apply !== undefined;
    if (verb === 'template') return template !== undefined || variants !== undefined;
    return requests[verb] !== undefined;
  };
  return verbOrder.filter(isOffered);
}

async function readProduct(directory: string): Promise<ListedDefinition[]> {
  const files = readdirSync(join(catalogue, directory)).filter(
    (file) => file.endsWith('.ts') && file !== 'nouns.ts',
  );
  const found: ListedDefinition[] = [];
  for (const file of files) {
    const module: object = await import(pathToFileURL(join(catalogue, directory, file)).href);
    for (const [name, definition] of Object.entries(module)) {
      if (isDefinition(definition)) found.push({ file, name, definition });
    }
  }
  const pathOf = (listed: ListedDefinition): string => listed.definition.command.join(' ');
  return found.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
}

function entry({ file, name, definition }: ListedDefinition): string {
  const { product, command, aliases, singular, plural, summary, actions, singleton, deleteResets } =
    definition;
  const facts = {
    product,
    path: command,
    aliases,
    singular,
    plural,
    summary,
    verbs: verbsOf(definition),
    actions:
      actions.length === 0
        ? undefined
        : actions.map((action) => ({ name: action.name, aliases: action.aliases, summary: action.summary })),
    singleton,
    deleteResets,
  };
  const members = Object.entries(facts).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`],
  );
  return `{ ${members.join(', ')}, load: async () => (await import('./${file}')).${name} }`;
}

/** As the formatter leaves it. */
function format(text: string, path: string): string {
  const biome = join(import.meta.dirname, '..', 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const unquoted = text.replaceAll(/"([A-Za-z]\w*)":/g, '$1:');
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${path}`], {
    input: unquoted,
    encoding: 'utf8',
  });
}

async function nounsOf(directory: string): Promise<{ path: string; text: string }> {
  const product = directory === 'pingone' ? 'platform' : directory;
  const listed = await readProduct(directory);
  const path = join(catalogue, directory, 'nouns.ts');
  const text = [
    `/** The nouns of this product, made from its data files by \`npm run nouns\`. */`,
    `import type { Noun } from '../noun.ts';`,
    '',
    `export const ${product}Nouns: readonly Noun[] = [${listed.map(entry).join(',\n')}];`,
    '',
  ].join('\n');
  return { path, text: format(text, path) };
}

const isCheck = process.argv.includes('--check');
const products = readdirSync(catalogue, { withFileTypes: true }).filter((item) => item.isDirectory());
for (const { name } of products) {
  const { path, text } = await nounsOf(name);
  if (!isCheck) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    process.stderr.write(`${path} is not what its data files make. Run: npm run nouns\n`);
    process.exitCode = 1;
  }
}
