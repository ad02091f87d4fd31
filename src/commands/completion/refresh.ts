/** `completion refresh`: looks up the names that completion offers, with the session of the profile. */
import type { JsonObject } from '../../core/json.ts';
import type { Column } from '../../core/result.ts';
import { defineCommand } from '../command.ts';
import { environmentFlag } from '../environment-flag.ts';

/** What most commands take by name. */
const nouns = ['environments', 'populations', 'applications', 'groups'] as const;
/** More are not kept. */
const most = 1000;

const columns: readonly Column[] = [
  { heading: 'OBJECTS', path: 'objects', importance: 1 },
  { heading: 'NAMES', path: 'names', importance: 2, shows: 'number' },
];

export const refreshNamesCommand = defineCommand({
  summary: 'Look up the names that completion offers',
  description:
    'Looks up the names of environments, populations, applications and groups, and keeps them for completion for an hour. ' +
    'Commands that list or show such objects keep their names too, and completion has looked up in the background what it misses.',
  examples: [
    { command: 'pingcli completion refresh', summary: "Of the profile's environment" },
    { command: 'pingcli completion refresh -e Staging', summary: 'Of another one' },
  ],
  flags: {
    'environment-id': environmentFlag("Environment to look in; default: the profile's"),
  },
  columns,
  async run(context, { flags }) {
    const environmentId = await context.environmentId(flags['environment-id']);
    const api = await context.api();
    async function* counted(): AsyncGenerator<JsonObject> {
      for (const noun of nouns) {
        const definition = await context.resource(noun);
        let names = 0;
        // The names are kept as they pass, wherever a list is read to its end.
        for await (const _ of api.list(definition, { environmentId }, { limit: most })) names += 1;
        yield { objects: noun, names };
      }
    }
    return {
      kind: 'records',
      records: counted(),
      columns,
      summarize: () => 'Completion knows these names now',
      meta: { resource: 'completion', action: 'refresh', effect: 'read' },
    };
  },
});
