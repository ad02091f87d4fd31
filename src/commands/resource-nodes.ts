/** The catalogue's nouns as nodes of the command tree: one handler a verb serves every resource. */
import type { Product, ResourceDefinition } from '../catalogue/definition.ts';
import { type Noun, type NounAction, nounName } from '../catalogue/noun.ts';
import { findNoun, nounsByProduct, products } from '../catalogue/nouns.ts';
import type { Verb } from '../catalogue/verb.ts';
import type { CommandDefinition } from './command.ts';
import { type CommandNode, withChildren } from './command-node.ts';
import type { Subject } from './resource/subject.ts';
import { summarizeVerb } from './resource/verb-summary.ts';
import { widenedVerbs } from './widened-verbs.ts';

interface VerbSpelling {
  aliases?: readonly string[];
  load(subject: Subject): Promise<CommandDefinition>;
}

/** Ping CLI's verbs with its aliases, and `patch`. */
const verbs: Readonly<Record<Verb, VerbSpelling>> = {
  list: {
    aliases: ['ls', 'all', 'get-all'],
    load: async (subject) => (await import('./resource/list.ts')).listCommand(subject),
  },
  get: {
    aliases: ['read', 'show', 'describe'],
    load: async (subject) => (await import('./resource/get.ts')).getCommand(subject),
  },
  create: {
    aliases: ['new'],
    load: async (subject) => (await import('./resource/create.ts')).createCommand(subject),
  },
  replace: {
    aliases: ['update'],
    load: async (subject) => (await import('./resource/replace.ts')).replaceCommand(subject),
  },
  patch: {
    load: async (subject) => (await import('./resource/patch.ts')).patchCommand(subject),
  },
  apply: {
    load: async (subject) => (await import('./resource/apply.ts')).applyCommand(subject),
  },
  delete: {
    aliases: ['remove', 'rm', 'del'],
    load: async (subject) => (await import('./resource/delete.ts')).deleteCommand(subject),
  },
  template: {
    load: async (subject) => (await import('./resource/template.ts')).templateCommand(subject),
  },
};

function need(name: string): Noun {
  const noun = findNoun(name);
  if (noun === undefined) throw new Error(`the catalogue has no '${name}'`);
  return noun;
}

/** What a composed command acts on: the noun, by the name that `findNoun` takes. */
export async function subjectOf(name: string): Promise<Subject> {
  return loadSubject(need(name));
}

async function loadSubject(noun: Noun): Promise<Subject> {
  const definition: ResourceDefinition = await noun.load();
  const parents = await Promise.all(
    definition.parents.map(async (parent) => ({ ...parent, definition: await need(parent.noun).load() })),
  );
  return { definition, command: `pingcli pingone ${nounName(noun)}`, parents };
}

function verbNode(noun: Noun, verb: Verb): CommandNode {
  const { aliases, load: loadGeneric } = verbs[verb];
  const load = widenedVerbs[nounName(noun)]?.[verb] ?? loadGeneric;
  return {
    name: verb,
    ...(aliases ? { aliases } : {}),
    summary: summarizeVerb(verb, noun),
    async load() {
      const subject = await loadSubject(noun);
      return { ...(await load(subject)), subjects: [subject] };
    },
  };
}

function actionNode(noun: Noun, { name, aliases, summary }: NounAction): CommandNode {
  return {
    name,
    ...(aliases ? { aliases } : {}),
    summary,
    async load() {
      const subject = await loadSubject(noun);
      const action = subject.definition.actions.find((each) => each.name === name);
      if (!action) throw new Error(`'${nounName(noun)}' has no action '${name}'`);
      const { actionCommand } = await import('./resource/action.ts');
      return { ...actionCommand(subject, action), subjects: [subject] };
    },
  };
}

/** Nouns directly below a path; a word that only groups others is a node of its own. */
function nounNodes(nouns: readonly Noun[], path: readonly string[]): CommandNode[] {
  const below = nouns.filter((noun) => path.every((word, index) => noun.path[index] === word));
  const words = [...new Set(below.flatMap((noun) => noun.path[path.length] ?? []))];
  return words.map((word) => {
    const here = [...path, word];
    const noun = below.find((each) => each.path.length === here.length && each.path.at(-1) === word);
    const children = (): CommandNode[] => nounNodes(below, here);
    if (!noun) return withChildren({ name: word, summary: `Work with ${word}` }, children);
    const { aliases, summary, verbs: verbsOfNoun, actions = [] } = noun;
    return withChildren({ name: word, summary, ...(aliases ? { aliases } : {}) }, () => [
      ...verbsOfNoun.map((verb) => verbNode(noun, verb)),
      ...actions.map((action) => actionNode(noun, action)),
      ...children(),
    ]);
  });
}

export const platformNodes: readonly CommandNode[] = nounNodes(nounsByProduct.platform, []);

const productNames = Object.keys(products).filter(
  (name): name is Exclude<Product, 'platform'> => name in products,
);

/** The same below `pingone` and at the root, as Ping CLI has them. */
export const productNodes: readonly CommandNode[] = productNames.map((name) =>
  withChildren({ name, summary: products[name] }, () => nounNodes(nounsByProduct[name], [])),
);
