/** Examples for the help, made of the resource's own samples: two to four a command, the simplest first. */
import type { ActionDefinition } from '../../catalogue/action.ts';
import type { FieldDefinition } from '../../catalogue/field.ts';
import type { Verb } from '../../catalogue/verb.ts';
import type { Example } from '../command.ts';
import { takesField } from './field-flags.ts';
import type { Subject } from './subject.ts';

function quoted(word: string): string {
  return /^[\w@.,:/+=-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`;
}

/** The words that name the object and what lies on the way to it. */
function addressWords({ definition, parents }: Subject, withObject: boolean): string {
  const named = parents.filter((parent) => parent.definition.usuallyOne !== true);
  const samples = named.map((parent) => parent.definition.sample);
  if (withObject && definition.id) samples.push(definition.sample);
  return samples.map((sample) => ` ${quoted(sample)}`).join('');
}

function line(subject: Subject, verb: string, withObject: boolean, rest = ''): string {
  return `${subject.command} ${verb}${addressWords(subject, withObject)}${rest}`;
}

/** Flags that an example shows: those that must be there first, then one more. */
function fieldWords(fields: readonly FieldDefinition[], required: readonly string[], most: number): string {
  const isRequired = ({ member }: FieldDefinition): boolean =>
    required.some((name) => member === name || member.startsWith(`${name}.`));
  const sampled = fields.filter((field) => field.sample !== undefined && !field.secret);
  const chosen = [...sampled.filter(isRequired), ...sampled.filter((field) => !isRequired(field))];
  return chosen
    .slice(0, Math.max(most, sampled.filter(isRequired).length))
    .map(({ flag, sample, type }) => {
      if (type === 'boolean') return sample === false ? ` --no-${flag}` : ` --${flag}`;
      return ` --${flag} ${quoted(String(sample))}`;
    })
    .join('');
}

function fileWords(fields: readonly FieldDefinition[]): string {
  return fields
    .filter(({ type }) => type === 'file')
    .map(({ flag }) => ` --${flag} ./${flag}`)
    .join('');
}

export function listExamples(subject: Subject): Example[] {
  const { definition } = subject;
  const { plural, list } = definition;
  const required = (list?.flags ?? [])
    .filter(({ required: isNeeded }) => isNeeded)
    .map(({ flag }) => ` --${flag} 2026-11-01T00:00:00Z`)
    .join('');
  const needsFilter = list?.filter?.required ? ` --filter 'startDate eq "2026-11-01"'` : '';
  const base = line(subject, 'list', false, `${required}${needsFilter}`);
  const member = definition.naturalKey?.member;
  const operators = member === undefined ? undefined : list?.filter?.attributes[member];
  const operator = operators?.includes('sw') ? 'sw' : operators?.[0];
  const beginning = definition.sample.slice(0, 4);
  return [
    { command: base, summary: `List all ${plural}` },
    ...(operator === undefined || needsFilter !== ''
      ? []
      : [
          {
            command: `${base} --filter '${member} ${operator} "${beginning}"'`,
            summary: 'Let PingOne filter',
          },
        ]),
    {
      command: `${base} -O json --query 'data[].${definition.columns[0]?.path ?? 'id'}'`,
      summary: 'Only one member of each, as JSON',
    },
    { command: `${base} -O ndjson`, summary: 'One JSON object a line, for a pipe' },
  ];
}

export function getExamples(subject: Subject): Example[] {
  const { definition } = subject;
  const base = line(subject, 'get', true);
  const format = definition.requests.get?.formats?.[0];
  return [
    { command: base, summary: `Show the ${definition.singular}` },
    { command: `${base} -O json --query data`, summary: 'As PingOne answers it' },
    ...(format
      ? [
          {
            command: `${base} --format ${format.name} -o ${definition.command.at(-1)}.${format.name.toLowerCase()}`,
            summary: `As ${format.name}, into a file`,
          },
        ]
      : []),
    { command: `${base} -O yaml`, summary: 'As YAML' },
  ];
}

function writeExamples(subject: Subject, verb: Verb, withObject: boolean): Example[] {
  const { definition, command } = subject;
  const { requests, fields, required } = definition;
  const upload = verb === 'create' ? requests.create?.fields : undefined;
  const taken = (upload ?? fields).filter((field) => takesField(field, verb));
  const words = `${fileWords(taken)}${fieldWords(taken, verb === 'patch' ? [] : required, verb === 'patch' ? 1 : 2)}`;
  const noun = definition.command.at(-1) ?? 'body';
  const isJson = (requests[verb]?.body ?? 'json') === 'json';
  return [
    ...(words === '' && isJson
      ? []
      : [
          {
            command: line(subject, verb, withObject, words),
            summary: isJson ? 'From flags' : 'With what it needs',
          },
        ]),
    ...(isJson
      ? [
          {
            command: line(subject, verb, withObject, ` --from-file ${noun}.json`),
            summary: 'From a file, JSON or YAML',
          },
          {
            command: `${command} template | ${line(subject, verb, withObject, ' --from-file -')}`,
            summary: 'From a pipe',
          },
        ].slice(0, definition.template || definition.variants ? 2 : 1)
      : [
          {
            command: line(subject, verb, withObject, `${words} -O json --query data.id`),
            summary: 'Only the new ID',
          },
        ]),
  ];
}

export function createExamples(subject: Subject): Example[] {
  const type = subject.definition.variants?.variants.at(1)?.type;
  const typed = type
    ? [
        {
          command: line(subject, 'create', false, ` --edit --template-type ${type}`),
          summary: 'Of another kind, in your editor',
        },
      ]
    : [];
  return [...writeExamples(subject, 'create', false), ...typed];
}

export function replaceExamples(subject: Subject): Example[] {
  const edited = { command: line(subject, 'replace', true, ' --edit'), summary: 'In your editor' };
  return [...writeExamples(subject, 'replace', true).slice(0, 2), edited];
}

export function patchExamples(subject: Subject): Example[] {
  return writeExamples(subject, 'patch', true);
}

export function applyExamples(subject: Subject): Example[] {
  const noun = subject.definition.command.at(-1) ?? 'body';
  const base = line(subject, 'apply', false, ` --from-file ${noun}.json`);
  return [
    { command: base, summary: 'Create it, or replace it where it differs' },
    { command: `${base} --dry-run`, summary: 'Show what would change' },
    { command: `${base} --keep-unset`, summary: 'Keep what the file does not name' },
  ];
}

export function deleteExamples(subject: Subject): Example[] {
  const base = line(subject, 'delete', true);
  const isTyped = subject.definition.deletion === 'type-name';
  return [
    { command: base, summary: 'Asks first' },
    {
      command: isTyped ? `${base} --confirm ${quoted(subject.definition.sample)}` : `${base} --yes`,
      summary: 'In a script',
    },
  ];
}

export function templateExamples({ command, definition }: Subject): Example[] {
  const noun = definition.command.at(-1) ?? 'body';
  const type = definition.variants?.variants.at(1)?.type;
  return [
    { command: `${command} template`, summary: 'Print the body' },
    { command: `${command} template -o ${noun}.yaml`, summary: 'Into a file, as YAML' },
    ...(type ? [{ command: `${command} template --template-type ${type}`, summary: 'Of another kind' }] : []),
  ];
}

export function actionExamples(subject: Subject, action: ActionDefinition): Example[] {
  const words = `${fileWords(action.fields)}${fieldWords(action.fields, action.required, 1)}`;
  const base = line(subject, action.name, action.on === 'object', words);
  const format = action.answer.formats?.find(({ kind }) => kind === 'binary');
  return [
    { command: base, summary: action.summary },
    ...(action.confirmation === 'ask' ? [{ command: `${base} --yes`, summary: 'In a script' }] : []),
    ...(format
      ? [
          {
            command: `${base} --format ${format.name} -o answer.${format.name.toLowerCase()}`,
            summary: `As ${format.name}`,
          },
        ]
      : [{ command: `${base}${action.confirmation === 'ask' ? ' --yes' : ''} -O json`, summary: 'As JSON' }]),
  ];
}
