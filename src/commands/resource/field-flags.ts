/** Fields of a definition as flags, and the values they are given as members of a body. */
import type { FieldDefinition } from '../../catalogue/field.ts';
import type { ListFlag } from '../../catalogue/list-options.ts';
import type { Verb } from '../../catalogue/verb.ts';
import type { FlagDefinition, FlagDefinitions } from '../command.ts';

/** Whether the verb takes the field: without `only`, all that send a body do. */
export function takesField(field: FieldDefinition, verb: Verb): boolean {
  return field.only === undefined || field.only.includes(verb);
}

type FlagFacts = Pick<
  FieldDefinition | ListFlag,
  'type' | 'choices' | 'minimum' | 'maximum' | 'refers' | 'help'
> & {
  short?: string;
  alias?: string;
  required?: FlagDefinition['required'];
};

export function typedFlag(facts: FlagFacts): FlagDefinition {
  const { type, choices, minimum, maximum, refers, help, short, alias, required } = facts;
  const base = {
    summary: refers === undefined || type === 'boolean' ? help : `${help} (ID or name)`,
    ...(short === undefined ? {} : { short }),
    ...(alias === undefined ? {} : { aliases: [alias] }),
    ...(refers === undefined ? {} : { refers }),
    ...(required === undefined ? {} : { required }),
  };
  const offered = choices === undefined ? {} : { choices };
  switch (type) {
    case 'boolean':
      return { ...base, type: 'toggle' };
    case 'integer':
      return {
        ...base,
        type: 'integer',
        placeholder: 'number',
        minimum: minimum ?? Number.MIN_SAFE_INTEGER,
        maximum: maximum ?? Number.MAX_SAFE_INTEGER,
      };
    case 'number':
      return {
        ...base,
        type: 'number',
        placeholder: 'number',
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
      };
    case 'time':
      return { ...base, type: 'time', placeholder: 'time' };
    case 'list':
      return { ...base, ...offered, type: 'list', placeholder: 'list' };
    case 'file':
      return { ...base, type: 'text', placeholder: 'path' };
    case 'text':
      return { ...base, ...offered, type: 'text', placeholder: refers === undefined ? 'text' : 'id or name' };
  }
}

/** A secret never stands on the command line: it is asked for, piped in, or lies in a file. */
function secretFlags({ flag, help }: FieldDefinition): FlagDefinitions {
  return {
    [`${flag}-stdin`]: { type: 'boolean', summary: `${help}, read from the standard input` },
    [`${flag}-file`]: { type: 'text', placeholder: 'path', summary: `${help}, read from a file` },
  };
}

/** @param required - Of which fields the command needs a value, and from where; they come first. */
export function fieldFlags(
  fields: readonly FieldDefinition[],
  required: (field: FieldDefinition) => FlagDefinition['required'] = () => undefined,
): FlagDefinitions {
  const flags: Record<string, FlagDefinition> = {};
  const isNeeded = (field: FieldDefinition): boolean => required(field) !== undefined;
  for (const field of [...fields.filter(isNeeded), ...fields.filter((each) => !isNeeded(each))]) {
    if (field.secret && field.type !== 'file') Object.assign(flags, secretFlags(field));
    else flags[field.flag] = typedFlag({ ...field, required: required(field) });
  }
  return flags;
}
