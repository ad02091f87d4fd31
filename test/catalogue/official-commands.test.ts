/**
 * Ping CLI 1.5's resource commands exist here under their paths, with their aliases and flags. The list beside this
 * file is the reference's, kept short: `<path> --flag/letter:type …`, and `<group> = <aliases>`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ResourceDefinition } from '../../src/catalogue/definition.ts';
import type { Noun } from '../../src/catalogue/noun.ts';
import { findNoun, nounsByProduct, products } from '../../src/catalogue/nouns.ts';
import { type Flags, flagsOfAction, flagsOfVerb } from './official-flags.ts';

const list = readFileSync(fileURLToPath(new URL('./official-commands.txt', import.meta.url)), 'utf8')
  .trimEnd()
  .split('\n');
const groups = list.filter((line) => line.includes(' ='));
const commands = list
  .filter((line) => !line.includes(' ='))
  .map((line) => {
    const words = line.split(' ');
    const flagsAt = words.findIndex((word) => word.startsWith('--'));
    const end = flagsAt === -1 ? words.length : flagsAt;
    return { path: words.slice(0, end), flags: words.slice(end) };
  });

/** Flags of the reference that cannot mean anything, each with its reason. */
const oddities: Readonly<Record<string, readonly string[]>> = {
  // The server gives the ID.
  'pingone users role-assignments create': ['role-assignment-id'],
};

const referencePath = fileURLToPath(
  new URL('../../../shared/reference/pingcli-commands.json', import.meta.url),
);

/** `pingone users` → `users`; `davinci flows` stays. */
function nameOf(path: readonly string[]): string {
  return (path[0] === 'pingone' ? path.slice(1) : path).join(' ');
}

function flagsOf(noun: Noun, definition: ResourceDefinition, word: string): Flags | undefined {
  const action = definition.actions.find(({ name }) => name === word);
  if (action !== undefined) return flagsOfAction(definition, action);
  const verb = noun.verbs.find((each) => each === word);
  return verb === undefined ? undefined : flagsOfVerb(definition, verb);
}

function problemsWith(flags: Flags, wanted: readonly string[], odd: readonly string[]): string[] {
  return wanted.flatMap((text) => {
    const [, flag = '', letter = '', type = 'text'] = /^--([\w-]+)(?:\/(\w))?(?::(\w+))?$/.exec(text) ?? [];
    if (odd.includes(flag)) return [];
    const found = flags.get(flag);
    if (found === undefined) return [`--${flag} is missing`];
    if (found.letter !== letter && letter !== '')
      return [`--${flag} has the letter '${found.letter}', not '${letter}'`];
    // The reference declares these numbers as text; the API takes numbers.
    const isNumberAsText = type === 'text' && found.type === 'integer';
    return found.type === type || isNumberAsText ? [] : [`--${flag} is ${found.type}, not ${type}`];
  });
}

describe("Ping CLI 1.5's commands", () => {
  it('are in the list: every product, hundreds of commands', () => {
    expect(commands.length).toBeGreaterThan(480);
    expect(new Set(commands.map(({ path }) => path[0]))).toEqual(
      new Set(['pingone', ...Object.keys(products)]),
    );
  });

  it.each(commands.map((command): [string, typeof command] => [command.path.join(' '), command]))(
    '%s',
    async (line, { path, flags }) => {
      const noun = findNoun(nameOf(path.slice(0, -1)));
      expect(noun, 'the noun').toBeDefined();
      if (noun === undefined) return;
      const found = flagsOf(noun, await noun.load(), path.at(-1) ?? '');
      expect(found, 'the verb or action').toBeDefined();
      expect(problemsWith(found ?? new Map(), flags, oddities[line] ?? [])).toEqual([]);
    },
  );

  it('keep the names that Ping CLI 1.2 had as aliases', () => {
    const missing = groups.flatMap((line) => {
      const [path = '', aliases = ''] = line.split(' =');
      const noun = findNoun(nameOf(path.split(' ')));
      return aliases
        .split(' ')
        .filter((alias) => alias !== '' && !(noun?.aliases ?? []).includes(alias))
        .map((alias) => `${path}: ${alias}`);
    });
    expect(missing).toEqual([]);
  });
});

describe.skipIf(!existsSync(referencePath))('the list of official commands', () => {
  const others = /^(?:pingone )?(auth|init|api)\b|^(pingfederate|agent-skills|feedback|config|completion)\b/;
  const mirrored = new RegExp(`^pingone (${Object.keys(products).join('|')})\\b`);

  interface Command {
    path: string;
    summary_kind: string;
    flags: { name: string; short: string | null }[];
  }

  function readReference(): Command[] {
    const parsed: { commands: Command[] } = JSON.parse(readFileSync(referencePath, 'utf8'));
    return parsed.commands.filter(({ path }) => path !== '' && path !== 'pingone' && !others.test(path));
  }

  it('names every path of the reference, products once', () => {
    const paths = readReference()
      .filter(({ path }) => !mirrored.test(path))
      .map(({ path }) => path);
    const listed = list.map((line) => line.replace(/ (=|--).*/, ''));
    expect(listed.toSorted()).toEqual(paths.toSorted());
  });

  it('names every flag of the reference', () => {
    const byPath = new Map(commands.map((command) => [command.path.join(' '), command.flags]));
    const wrong = readReference()
      .filter(({ summary_kind, path }) => summary_kind !== 'group' && !mirrored.test(path))
      .filter(({ path, flags }) => {
        const wanted = flags.map(({ name, short }) => `--${name}${short === null ? '' : `/${short}`}`);
        const listed = (byPath.get(path) ?? []).map((flag) => flag.split(':')[0]);
        return wanted.join(' ') !== listed.join(' ');
      });
    expect(wrong).toEqual([]);
  });

  it('holds below pingone as well as at the root', () => {
    const paths = new Set(readReference().map(({ path }) => path));
    const rootOnly = [...paths].filter((path) => {
      const isProduct = Object.keys(products).includes(path.split(' ')[0] ?? '');
      return isProduct && !paths.has(`pingone ${path}`);
    });
    expect(rootOnly).toEqual([]);
    expect(Object.keys(nounsByProduct)).toEqual(['platform', ...Object.keys(products)]);
  });
});
