/** The project's own source as house tests look at it: files, their imports, their text. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = normalize(join(dirname(fileURLToPath(import.meta.url)), '..', '..'));

export interface ImportStatement {
  /** As written. */
  specifier: string;
  isTypeOnly: boolean;
  isDynamic: boolean;
}

export interface SourceFile {
  /** From the project root, with forward slashes: `src/core/json.ts`. */
  path: string;
  text: string;
  /** Comments and the contents of string literals blanked out. */
  code: string;
  imports: ImportStatement[];
}

const staticImport = /^(import|export)\s+(type\s+)?(?:([^;'`]*?)\s+from\s+)?'([^']+)'/gm;
const dynamicImport = /\bimport\(\s*'([^']+)'\s*\)/g;

function importsOf(text: string): ImportStatement[] {
  const found: ImportStatement[] = [];
  for (const [, keyword, type, names = '', specifier = ''] of text.matchAll(staticImport)) {
    if (keyword === 'export' && names === '') continue;
    const listed = /^\{([\s\S]*)\}$/
      .exec(names.trim())?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const onlyTypes =
      listed !== undefined && listed.length > 0 && listed.every((name) => name.startsWith('type '));
    found.push({ specifier, isTypeOnly: type !== undefined || onlyTypes, isDynamic: false });
  }
  for (const [, specifier = ''] of text.matchAll(dynamicImport)) {
    found.push({ specifier, isTypeOnly: false, isDynamic: true });
  }
  return found;
}

function blank(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/(^|[^:])\/\/.*$/gm, '$1')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

export function listFiles(folder: string, ending = '.ts'): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export function readSources(folder: string): SourceFile[] {
  return listFiles(folder).map((path) => {
    const text = readFileSync(join(projectRoot, path), 'utf8');
    return { path, text, code: blank(text), imports: importsOf(text) };
  });
}

/** The file that a relative import leads to, from the project root; undefined for packages. */
export function importedFile(from: SourceFile, statement: ImportStatement): string | undefined {
  if (!statement.specifier.startsWith('.')) return undefined;
  return join(dirname(from.path), statement.specifier).split(sep).join('/');
}

/** The package of a bare import: `@scope/name` or `name`; undefined for files and Node.js's own modules. */
export function importedPackage(statement: ImportStatement): string | undefined {
  const { specifier } = statement;
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
