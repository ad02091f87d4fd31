/** `get` of any resource: one object by ID or natural key, in JSON or in a format of its own. */

import type { CommandDefinition, FlagDefinitions } from '../command.ts';
import { addressArguments, addressFlags, resolveAddress } from './address.ts';
import { checkOutput, chosenFormat, deliverAnswer, formatFlags } from './answer-format.ts';
import { answerShape } from './answer-shape.ts';
import { itemTemplate } from './api-paths.ts';
import { describeResource } from './describe-resource.ts';
import { getExamples } from './examples.ts';
import { type GivenFlags, isOn, joinFlags, textFlag } from './given.ts';
import { readObject } from './read-object.ts';
import { maskSecrets, revealFlag } from './secrets.ts';
import type { Subject } from './subject.ts';
import { summarizeVerb } from './verb-summary.ts';

function queryFlags({ definition: { get } }: Subject): FlagDefinitions {
  const flag = (values: readonly string[], summary: string) =>
    ({ type: 'list', placeholder: 'list', summary, choices: values }) as const;
  return {
    ...(get?.expand ? { expand: flag(get.expand, 'Embed what the object refers to') } : {}),
    ...(get?.include ? { include: flag(get.include, 'Add members that are left out by default') } : {}),
  };
}

function queryOf(flags: GivenFlags): Record<string, string> {
  const query: Record<string, string> = {};
  for (const name of ['expand', 'include']) {
    const value = flags[name];
    if (typeof value === 'object') query[name] = value.join(',');
  }
  return query;
}

export function getCommand(subject: Subject): CommandDefinition {
  const { definition } = subject;
  const { singular, requests } = definition;
  const formats = requests.get?.formats;
  const meta = { resource: singular, action: 'get', effect: 'read' } as const;
  return {
    summary: summarizeVerb('get', definition),
    examples: getExamples(subject),
    arguments: addressArguments(subject, true),
    columns: definition.columns,
    answers: answerShape(definition, 'record', ['format', 'output-file']),
    ...describeResource(definition),
    flags: joinFlags(
      addressFlags(subject, true),
      formatFlags(formats, 'JSON'),
      queryFlags(subject),
      revealFlag(definition),
    ),
    async run(context, input) {
      const { flags } = input;
      const format = chosenFormat(formats, flags, 'JSON');
      checkOutput(format, flags);
      const address = await resolveAddress(context, subject, input, true);
      if (format !== undefined) {
        const answer = await (await context.api()).act({
          method: 'GET',
          ...itemTemplate(definition, address),
          accept: format.accept,
          what: `get the ${singular} as ${format.name}`,
        });
        return deliverAnswer(context, answer, flags, meta);
      }
      const whole = await readObject(context, subject, address, queryOf(flags));
      const record = isOn(flags, 'reveal') ? whole : maskSecrets(definition, whole);
      const file = textFlag(flags, 'output-file');
      if (file === undefined) return { kind: 'record', record, meta };
      await context.writeFile(file, await context.formatDocument(record, 'json'));
      return { kind: 'done', message: `Wrote ${file}`, data: { file }, meta };
    },
  };
}
