/** `pingcli help formats`, made of the one table of formats. */
import { outputFormatMeanings, outputFormats } from '../../core/output-formats.ts';
import { flagUsage } from '../flag-usage.ts';
import { globalFlags } from '../global-flags.ts';
import { viewFlags } from '../view-flags.ts';
import type { HelpTopic } from './topic.ts';

/** Those of a list that has everything, then those of every command. */
const { query, 'no-color': noColor } = globalFlags;
const shapingFlags = {
  ...viewFlags({ answers: { kind: 'records', idMember: 'id' } }),
  ...(query === undefined ? {} : { query }),
  ...(noColor === undefined ? {} : { 'no-color': noColor }),
};

export const formatsTopic: HelpTopic = {
  sections: [
    {
      title: 'FORMATS',
      paragraphs: [
        '-O, --output-format <format> chooses one. The setting outputFormat and PINGCLI_OUTPUT_FORMAT change the default.',
      ],
      rows: outputFormats.map((format) => [format, outputFormatMeanings[format]]),
    },
    {
      title: 'STREAMS',
      paragraphs: [
        'The standard output carries the result and nothing else. Messages, questions, progress and errors go to the ' +
          'standard error output. In a pipe, text is neither coloured nor cut, and times are RFC 3339; the other formats ' +
          'are the same in a pipe and on a terminal.',
        'text shows a view: some columns, in words. The JSON formats carry the objects as PingOne answered them. Secret ' +
          'values are masked in every format unless --reveal is given.',
      ],
    },
    {
      title: 'THE JSON ENVELOPE',
      paragraphs: ['json writes one object of seven members, for success and failure alike (schema 1.1):'],
      rows: [
        ['schemaVersion', '1.1'],
        ['status', 'success, warning or error'],
        ['message', 'One sentence for a person'],
        ['data', 'The result: a list, an object, or null'],
        [
          'errors',
          'null, or a list of errors with code, category, message, retryable, suggestion and details',
        ],
        ['meta', 'httpStatus, requestId, durationMs, resource, action and effect'],
        ['warnings', 'A list of warnings with code and message'],
      ],
    },
    {
      title: 'SHAPING',
      paragraphs: ['A command takes those that do something to its answer; its help lists them.'],
      rows: Object.entries(shapingFlags).map(([name, flag]) => [flagUsage(name, flag), flag.summary]),
      examples: [
        {
          command: "pingcli pingone environments list -O json | jq -r '.data[].name'",
          summary: 'Names, by jq',
        },
        {
          command: "pingcli pingone environments list -O json --query 'data[].name'",
          summary: 'The same without jq',
        },
        {
          command: 'pingcli pingone users list -O ndjson > users.ndjson',
          summary: 'Many records: one a line, written as they arrive',
        },
        {
          command: 'pingcli pingone populations list -O csv > populations.csv',
          summary: 'For a spreadsheet',
        },
      ],
    },
  ],
};
