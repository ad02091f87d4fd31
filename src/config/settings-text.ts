/**
 * Reads the text of a settings file into a YAML document that is safe to look at (SEC-79): YAML 1.2 core, no tags,
 * no duplicate keys, no names that JavaScript objects give a meaning to. Apart because only this loads the YAML package.
 */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { type CliError, configurationError } from '../core/errors.ts';

export interface ParsedSettings {
  /** For messages. */
  readonly file: string;
  readonly document: Document;
  /** `line 3, column 5` of a node of the text as it was read. */
  place(node: unknown): string;
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
const coreTags = new Set(
  ['map', 'seq', 'str', 'null', 'bool', 'int', 'float'].map((tag) => `tag:yaml.org,2002:${tag}`),
);
/** Settings need none; a file with very many is an attack on memory, not a settings file. */
const aliasLimit = 100;

/** @throws CliError (configuration) naming file, line and column; never quoting the file, which may hold a secret. */
export function parseSettingsText(file: string, text: string): ParsedSettings {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const settings: ParsedSettings = {
    file,
    document,
    place(node) {
      const start = isNode(node) ? node.range?.[0] : undefined;
      return start === undefined ? 'an unknown line' : placeAt(lines, start);
    },
  };
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw invalid(file, placeAt(lines, problem.pos[0]), describe(problem));
  if (document.directives?.yaml.explicit && document.directives.yaml.version !== '1.2') {
    throw invalid(file, 'line 1, column 1', 'pingcli reads YAML 1.2 only');
  }
  check(settings);
  return settings;
}

function placeAt(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `line ${line}, column ${col}`;
}

/** The parser's rule without the piece of the file that some of its messages quote, after a colon or in quotes. */
function describe(problem: YAMLError): string {
  if (problem.code === 'TAG_RESOLVE_FAILED') return 'tags are not allowed';
  if (problem.code === 'BAD_DIRECTIVE') return 'the directive is not understood';
  const [rule = ''] = problem.message.split(':');
  return rule.replaceAll(/(["'`]).*?\1/g, '$1...$1').replace(/\.$/, '');
}

function check(settings: ParsedSettings): void {
  const { file, document, place } = settings;
  let aliases = 0;
  if (document.contents !== null && !isEmptyScalar(document.contents) && !isMap(document.contents)) {
    throw invalid(file, place(document.contents), 'the file must be a mapping of keys to values');
  }
  visit(document, {
    Pair(_, pair) {
      if (isScalar(pair.key) && forbiddenKeys.has(String(pair.key.value))) {
        throw invalid(file, place(pair.key), `a key may not be called '${String(pair.key.value)}'`);
      }
    },
    Node(_, node) {
      if (node.tag !== undefined && !coreTags.has(node.tag)) {
        throw invalid(file, place(node), 'tags are not allowed');
      }
      if (!isAlias(node)) return;
      aliases += 1;
      if (aliases > aliasLimit) throw invalid(file, place(node), `more than ${aliasLimit} aliases`);
      if (node.resolve(document) === undefined) {
        throw invalid(file, place(node), `the alias *${node.source} has no anchor`);
      }
    },
  });
}

function isEmptyScalar(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}

/** Without the parser's error as the cause: that one quotes the file. */
function invalid(file: string, place: string, what: string): CliError {
  return configurationError(
    `The settings file ${file} is not valid at ${place}: ${what}.`,
    'Correct it in an editor; pingcli leaves it as it is. For one run without it: --config with another file.',
  );
}
