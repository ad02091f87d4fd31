/** `pingone api`: any call of the API with this sign-on, for what has no command of its own. */
import { usageError } from '../../core/errors.ts';
import type { CommandResult } from '../../core/result.ts';
import type { ApiAnswer, ApiBody } from '../../pingone/api-call.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { environmentFlag } from '../environment-flag.ts';
import { showAnswer } from './api-answer.ts';
import { readHeaders } from './api-headers.ts';

const largestBody = 16 * 1024 * 1024;
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;

interface BodyFlags {
  readonly data: string | undefined;
  readonly 'data-raw': string | undefined;
}

async function readBody(
  context: CommandContext,
  flags: BodyFlags,
  mediaType: string,
): Promise<ApiBody | undefined> {
  if (flags['data-raw'] !== undefined) return { kind: 'text', text: flags['data-raw'], mediaType };
  if (flags.data === undefined) return undefined;
  const bytes = await context.readBytes(flags.data, largestBody);
  return { kind: 'text', text: new TextDecoder().decode(bytes), mediaType };
}

/** `{environmentId}` stands for the environment of the flag or the profile. */
async function fillPath(context: CommandContext, path: string, given: string | undefined): Promise<string> {
  const placeholder = /\{environmentid\}/gi;
  return placeholder.test(path) ? path.replaceAll(placeholder, await context.environmentId(given)) : path;
}

const columns = [
  { heading: 'ID', path: 'id', importance: 1 },
  { heading: 'NAME', path: 'name', importance: 2 },
  { heading: 'TYPE', path: 'type', importance: 3 },
] as const;

function isFailure({ status }: ApiAnswer): boolean {
  return status >= 400;
}

export const apiCommand = defineCommand({
  summary: 'Call the PingOne API',
  description:
    'Sends one request with the access token of this sign-on, to the API of the region only. The path is below /v1; {environmentId} stands for the environment in use.',
  examples: [
    { command: 'pingcli pingone api environments', summary: 'Any GET' },
    {
      command: "pingcli pingone api 'environments/{environmentId}/users?limit=50' --paginate -O ndjson",
      summary: 'All pages, one object a line',
    },
    {
      command:
        'pingcli pingone api environments/{environmentId}/populations -m POST --data-raw \'{"name":"Customers"}\'',
      summary: 'A write',
    },
    {
      command:
        "pingcli pingone api environments/{environmentId}/users/<id> -m POST -r 'Content-Type: application/vnd.pingidentity.account.unlock+json'",
      summary: 'An action that has a media type of its own',
    },
  ],
  arguments: [{ name: 'path', summary: 'Path below /v1, with or without it', required: true }],
  // Of whatever collection it is: no name can be told to be wrong.
  answers: { kind: 'records', columns: [], idMember: 'id', when: 'paginate' },
  flags: {
    'http-method': {
      type: 'text',
      short: 'm',
      placeholder: 'method',
      choices: methods,
      summary: 'Method; default: GET',
    },
    header: { type: 'texts', short: 'r', placeholder: 'header', summary: "'Name: value'; repeatable" },
    data: { type: 'text', placeholder: 'path', summary: 'File with the body, - for the standard input' },
    'data-raw': { type: 'text', placeholder: 'text', summary: 'The body itself' },
    'environment-id': environmentFlag('What {environmentId} stands for'),
    paginate: { type: 'boolean', summary: 'Follow the pages of a collection to the end' },
    cursor: {
      type: 'text',
      placeholder: 'cursor',
      summary: 'With --paginate: go on where a list stopped; its error names the cursor',
    },
    include: { type: 'boolean', short: 'i', summary: 'Show the status and the headers of the answer too' },
    fail: {
      type: 'toggle',
      aliases: ['f'],
      summary: 'Whether an error status is a failure; default: it is',
    },
    'output-file': {
      type: 'text',
      short: 'o',
      placeholder: 'path',
      summary: 'Write the body of the answer to a file',
    },
  },
  async run(context, { flags, arguments: [typed = ''] }): Promise<CommandResult> {
    const method = flags['http-method'] ?? 'GET';
    const headers = readHeaders(flags.header ?? []);
    const { 'content-type': mediaType = 'application/json', accept, ...others } = headers;
    if (flags.data !== undefined && flags['data-raw'] !== undefined)
      throw usageError('--data and --data-raw exclude each other.');
    const hasBody = flags.data !== undefined || flags['data-raw'] !== undefined;
    if (hasBody && (method === 'GET' || method === 'HEAD'))
      throw usageError(`A ${method} has no body.`, 'Name the method, for example -m POST.');
    if (flags.paginate && (method !== 'GET' || flags.include))
      throw usageError('--paginate goes with GET and without --include.', 'Leave one of them out.');
    if (flags.include && flags['output-file'] !== undefined)
      throw usageError(
        '--include does nothing beside --output-file, which takes the body alone.',
        'Leave out one of them.',
      );
    if (flags.paginate && flags['output-file'] !== undefined)
      throw usageError(
        '--output-file takes one answer, and --paginate asks for several.',
        'Redirect the output instead: --paginate -O ndjson > file',
      );
    if (flags.cursor !== undefined && !flags.paginate)
      throw usageError('--cursor goes with --paginate.', 'Add --paginate, or put the cursor into the path.');
    const api = await context.api();
    const url = api.resolve(await fillPath(context, typed, flags['environment-id']));
    const meta = { resource: 'api', action: method.toLowerCase() };
    if (flags.paginate) {
      if (flags.cursor !== undefined) url.searchParams.set('cursor', flags.cursor);
      const summarize = (count: number): string => `Fetched ${count} ${count === 1 ? 'item' : 'items'}`;
      return { kind: 'records', records: api.follow(url, headers), columns, summarize, meta };
    }
    const body =
      (await readBody(context, flags, mediaType)) ??
      (headers['content-type'] === undefined ? undefined : ({ kind: 'empty', mediaType } as const));
    const answer = await api.raw(url, {
      method,
      headers: others,
      ...(accept === undefined ? {} : { accept }),
      ...(body === undefined ? {} : { body }),
    });
    const error = isFailure(answer) ? api.errorOf(answer, `${method} ${url.pathname}`) : undefined;
    const fails = error !== undefined && flags.fail !== false;
    if (fails && !flags.include) throw error;
    if (fails) context.say.warning(error.message);
    return showAnswer(context, answer, {
      include: flags.include === true,
      ...(flags['output-file'] === undefined ? {} : { file: flags['output-file'] }),
      ...(fails ? { outcome: error.outcome } : {}),
      message: `${method} ${url.pathname}: ${answer.status}`,
      meta,
    });
  },
});
