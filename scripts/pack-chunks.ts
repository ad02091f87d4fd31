/**
 * Chunks that are loaded together as one file. Each keeps to itself and is run when it is first required, so what a command
 * runs stays the same; but a file costs a tenth of a millisecond and more, and splitting makes one for every set of sharers.
 */
import { createHash } from 'node:crypto';

/** A chunk as CommonJS, under the name by which the others require it: `chunk-ABC.js`. */
export interface Chunk {
  name: string;
  code: string;
  /** Names of the chunks that it cannot do without. */
  requires: readonly string[];
  /** The source file that it stands for; undefined for a chunk of shared code. */
  entry?: string | undefined;
}

const mainFile = 'main.js';

/**
 * Files of entries that every command needs, that every command with settings needs, and that every call of the API needs.
 * Completion does without the parser, but it lies with the rest: a file more would cost every command.
 */
const loadedTogether: readonly (readonly string[])[] = [
  ['src/main.ts', 'src/cli/parse.ts'],
  ['src/cli/execute.ts'],
  [
    'src/cli/session-source.ts',
    'src/auth/store/open-store.ts',
    'src/auth/store/cached-store.ts',
    'src/auth/store/sole-store.ts',
    'src/auth/store/keychain-backend.ts',
    'src/auth/store/keychain-store.ts',
    'src/pingone/api-client.ts',
    'src/http/transport.ts',
    'src/http/guarded-fetch.ts',
  ],
  ['src/cli/completion/answer.ts'],
];

/** `load` runs a chunk once, whichever file holds it. */
const runtime = `const factories = {}, modules = {};
const define = (more) => Object.assign(factories, more);
const load = (name) => {
  const known = modules[name];
  if (known) return known.exports;
  if (!factories[name]) require('./' + (files[name] || name));
  const module = (modules[name] = { exports: {} });
  factories[name](module, module.exports);
  return module.exports;
};
module.exports = { define, load };`;

function withRequirements(first: readonly Chunk[], byName: ReadonlyMap<string, Chunk>): Set<Chunk> {
  const found = new Set<Chunk>();
  const add = (chunk: Chunk | undefined): void => {
    if (chunk === undefined || found.has(chunk)) return;
    for (const name of chunk.requires) add(byName.get(name));
    found.add(chunk);
  };
  for (const chunk of first) add(chunk);
  return found;
}

function factoriesOf(chunks: readonly Chunk[], byName: ReadonlyMap<string, Chunk>): string {
  const one = ({ name, code }: Chunk): string => {
    const loading = code.replaceAll(/\brequire\("\.\/([\w-]+\.js)"\)/g, (written, required: string) =>
      byName.has(required) ? `load("${required}")` : written,
    );
    return `${JSON.stringify(name)}(module, exports) {${loading}\n}`;
  };
  return `define({${chunks.map(one).join(',\n')}});`;
}

/** @returns the text of each file by its name. */
export function packChunks(chunks: readonly Chunk[]): Map<string, string> {
  const byName = new Map(chunks.map((chunk) => [chunk.name, chunk]));
  const holders = new Map<Chunk, string>();
  for (const entries of loadedTogether) {
    const first = entries.flatMap((entry) => chunks.find((chunk) => chunk.entry === entry) ?? []);
    if (first.length !== entries.length) throw new Error(`not every one is a chunk: ${entries.join(', ')}`);
    const file = first[0]?.name ?? mainFile;
    for (const chunk of withRequirements(first, byName)) if (!holders.has(chunk)) holders.set(chunk, file);
  }
  for (const chunk of chunks) if (!holders.has(chunk)) holders.set(chunk, chunk.name);
  const files: Record<string, string> = {};
  for (const [{ name }, file] of holders) if (name !== file) files[name] = file;
  const packed = new Map(
    [...new Set(holders.values())].map((file): [string, string] => {
      const held = factoriesOf(
        [...holders].flatMap(([chunk, holder]) => (holder === file ? [chunk] : [])),
        byName,
      );
      if (file !== mainFile) return [file, `const { define, load } = require('./${mainFile}');\n${held}\n`];
      return [file, `const files = ${JSON.stringify(files)};\n${runtime}\n${held}\nload('${mainFile}');\n`];
    }),
  );
  // Names the build for bin/compiled-code.js.
  const build = createHash('sha256')
    .update(JSON.stringify([...packed]))
    .digest('hex')
    .slice(0, 16);
  return packed.set(mainFile, `// ${build}\n${packed.get(mainFile) ?? ''}`);
}
