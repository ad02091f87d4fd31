/** `create` of any resource: a body from file, flags or editor, or an upload. */
import { usageError } from '../../core/errors.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { ApiBody } from '../../pingone/api-call.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { type Address, addressArguments, addressFlags, resolveAddress } from './address.ts';
import { answerShape } from './answer-shape.ts';
import { describeResource } from './describe-resource.ts';
import { changesOf } from './difference.ts';
import { dryRunFlag, dryRunResult } from './dry-run.ts';
import { createExamples } from './examples.ts';
import { fieldFlags } from './field-flags.ts';
import { type GivenFlags, isOn, joinFlags, type ResourceInput, textFlag } from './given.ts';
import { bodyFlags, readJsonBody, templateOf } from './json-body.ts';
import { requirementOf } from './required.ts';
import { revealFlag } from './secrets.ts';
import { type Subject, withArticle } from './subject.ts';
import { readUploadBody } from './upload.ts';
import { nameOne, summarizeVerb } from './verb-summary.ts';
import { describeObject, writeResult } from './write-result.ts';

async function uploadBody(
  context: CommandContext,
  { definition }: Subject,
  { parameters }: Address,
  input: ResourceInput,
  kind: 'multipart' | 'raw-image',
): Promise<ApiBody> {
  const fields = definition.requests.create?.fields ?? [];
  const { required, singular } = definition;
  return readUploadBody(context, {
    what: `The ${singular}`,
    kind,
    fields,
    required: required.filter((member) => fields.some((field) => field.member === member)),
    flags: input.flags,
    parameters,
  });
}

export interface CreationOptions {
  /** What the body is before file and flags: a preset. */
  base?(flags: GivenFlags): JsonObject | undefined;
  /** Throws for a body that cannot be meant, before it is sent. */
  check?(body: JsonObject, flags: GivenFlags): void;
}

export function createCommand(subject: Subject, options: CreationOptions = {}): CommandDefinition {
  const { definition } = subject;
  const { singular, requests } = definition;
  const kind = requests.create?.body ?? 'json';
  const isUpload = kind === 'multipart' || kind === 'raw-image';

  async function bodyOf(
    context: CommandContext,
    address: Address,
    input: ResourceInput,
  ): Promise<ApiBody | undefined> {
    if (kind === 'none') return undefined;
    if (isUpload) return uploadBody(context, subject, address, input, kind);
    if (kind === 'empty-object') return { kind: 'json', value: {} };
    const editable = templateOf(definition, textFlag(input.flags, 'template-type'), 'create');
    const base = options.base?.(input.flags);
    const value = await readJsonBody(context, {
      subject,
      verb: 'create',
      flags: input.flags,
      parameters: address.parameters,
      ...(editable === undefined ? {} : { editable }),
      ...(base === undefined ? {} : { base }),
      needsRequired: true,
    });
    options.check?.(value, input.flags);
    return { kind: 'json', value };
  }

  async function send(context: CommandContext, { parameters }: Address, body: ApiBody | undefined) {
    const api = await context.api();
    if (body?.kind === 'json' && isJsonObject(body.value))
      return api.create(definition, parameters, body.value);
    const what = `create ${withArticle(singular)}`;
    const sent = body === undefined ? {} : { body };
    const answer = await api.act({ method: 'POST', path: definition.collection, parameters, ...sent, what });
    return isJsonObject(answer.json) ? answer.json : undefined;
  }

  return {
    summary: summarizeVerb('create', definition),
    description: `Creates ${nameOne(definition)}${kind === 'json' ? ' from flags, a file, or both; the flags win' : ''}.`,
    examples: createExamples(subject),
    arguments: addressArguments(subject, false),
    answers: answerShape(definition, 'record', ['dry-run']),
    ...describeResource(definition),
    flags: joinFlags(
      addressFlags(subject, false),
      kind === 'json'
        ? bodyFlags(definition, 'create')
        : fieldFlags(requests.create?.fields ?? [], requirementOf(definition.required, true)),
      kind === 'json' ? dryRunFlag : {},
      requests.create?.showsSecret ? {} : revealFlag(definition),
    ),
    async run(context, input) {
      const { flags } = input;
      if (textFlag(flags, 'template-type') !== undefined && textFlag(flags, 'from-file') !== undefined) {
        throw usageError(
          '--template-type and --from-file each say what the body starts from.',
          `Give one of them; for a file to fill in: ${subject.command} template --template-type <type>`,
        );
      }
      const address = await resolveAddress(context, subject, input, false);
      const body = await bodyOf(context, address, input);
      const planned: JsonObject = body?.kind === 'json' && isJsonObject(body.value) ? body.value : {};
      if (isOn(flags, 'dry-run')) {
        return dryRunResult(context, definition, {
          summary: `Would create ${describeObject(definition, planned)}`,
          action: 'create',
          effect: 'would-create',
          changes: changesOf({}, planned),
        });
      }
      return writeResult(definition, flags, {
        done: 'Created',
        action: 'create',
        effect: 'created',
        record: await send(context, address, body),
        showsSecret: requests.create?.showsSecret,
      });
    },
  };
}
