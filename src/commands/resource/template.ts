/** `template` of any resource: the bare body that `--from-file` takes, in JSON or, with `-O yaml`, in YAML. */
import type { JsonObject } from '../../core/json.ts';
import type { CommandDefinition } from '../command.ts';
import { outputFileFlag } from './answer-format.ts';
import { templateExamples } from './examples.ts';
import { joinFlags, textFlag } from './given.ts';
import { templateOf, typeFlag } from './json-body.ts';
import type { Subject } from './subject.ts';
import { nameOne, summarizeVerb } from './verb-summary.ts';

/** Dotted members that are blank. */
function blanksOf(template: JsonObject, path = ''): string[] {
  return Object.entries(template).flatMap(([name, value]) => {
    if (value === '') return [`${path}${name}`];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return blanksOf(value, `${path}${name}.`);
  });
}

export function templateCommand(subject: Subject): CommandDefinition {
  const { definition } = subject;
  const { singular } = definition;
  const meta = { resource: singular, action: 'template', effect: 'none' } as const;
  return {
    summary: summarizeVerb('template', definition),
    description: `Prints the body of ${nameOne(definition)} as --from-file takes it. Empty texts are blanks: fill them in, or take them out. Nothing is sent.`,
    examples: templateExamples(subject),
    flags: joinFlags(typeFlag(definition), outputFileFlag),
    async run(context, { flags }) {
      const template = templateOf(definition, textFlag(flags, 'template-type')) ?? {};
      const settings = await context.settings();
      const file = textFlag(flags, 'output-file');
      const isYaml = settings.get('outputFormat').value === 'yaml' || /\.ya?ml$/i.test(file ?? '');
      const text = await context.formatDocument(template, isYaml ? 'yaml' : 'json');
      if (file === undefined) return { kind: 'document', text, bare: true, meta };
      await context.writeFile(file, text);
      const blanks = blanksOf(template);
      return {
        kind: 'done',
        message: `Wrote ${file}`,
        data: { file },
        meta,
        ...(blanks.length > 0 ? { hints: [`To fill in: ${blanks.join(', ')}`] } : {}),
      };
    },
  };
}
