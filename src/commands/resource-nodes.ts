/** The catalogue's nouns as nodes of the command tree: one verb handler serves every resource. */
import type { ResourceDefinition } from '../catalogue/definition.ts';
import { type Noun, pingOneNouns, type Verb } from '../catalogue/nouns.ts';
import type { CommandDefinition } from './command.ts';
import type { CommandNode } from './command-node.ts';

interface VerbSpelling {
  aliases: readonly string[];
  summarize(noun: Noun): string;
  load(definition: ResourceDefinition): Promise<CommandDefinition>;
}

/** Ping CLI's verbs with its aliases. */
const verbs: Readonly<Record<Verb, VerbSpelling>> = {
  list: {
    aliases: ['ls', 'all', 'get-all'],
    summarize: (noun) => `List ${noun.plural}`,
    load: async (definition) => (await import('./resource/list.ts')).listCommand(definition),
  },
  get: {
    aliases: ['read', 'show', 'describe'],
    summarize: (noun) => `Show one ${noun.singular}`,
    load: async (definition) => (await import('./resource/get.ts')).getCommand(definition),
  },
};

function verbNode(noun: Noun, verb: Verb): CommandNode {
  const { aliases, summarize, load } = verbs[verb];
  return {
    name: verb,
    aliases,
    summary: summarize(noun),
    load: async () => load(await noun.load()),
  };
}

export const pingOneResourceNodes: readonly CommandNode[] = pingOneNouns.map((noun) => ({
  name: noun.name,
  summary: noun.summary,
  children: noun.verbs.map((verb) => verbNode(noun, verb)),
}));
