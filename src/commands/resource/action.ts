/** An action beyond the standard verbs: `rotate`, `deploy`, `get-csr` …, all from their data. */
import type { ActionDefinition } from '../../catalogue/action.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { CommandResult } from '../../core/result.ts';
import type { ApiBody, ApiCall } from '../../pingone/api-call.ts';
import type { CommandContext, CommandDefinition } from '../command.ts';
import { actionBody, actionFlags } from './action-body.ts';
import { type Address, addressArguments, addressFlags, resolveAddress } from './address.ts';
import { checkOutput, chosenFormat, deliverAnswer, formatFlags } from './answer-format.ts';
import { itemTemplate } from './api-paths.ts';
import { cancelled, checkConfirmable, confirmationFlags, isConfirmed } from './confirm.ts';
import { describeResource } from './describe-resource.ts';
import { environmentLabel } from './environment-label.ts';
import { actionExamples } from './examples.ts';
import { type GivenFlags, isOn, joinFlags } from './given.ts';
import { labelOf } from './natural-key.ts';
import { readObject } from './read-object.ts';
import { maskSecrets, revealFlag } from './secrets.ts';
import type { Subject } from './subject.ts';
import { describeObject } from './write-result.ts';

/** Looked at where it will be named in a question. */
async function seenObject(
  context: CommandContext,
  subject: Subject,
  { confirmation }: ActionDefinition,
  address: Address,
  flags: GivenFlags,
): Promise<JsonObject | undefined> {
  const isAsked = confirmation !== 'none' && context.canAsk && !isOn(flags, 'yes');
  const { object } = address;
  if (object?.record || !object || !isAsked || !subject.definition.requests.get) return object?.record;
  return readObject(context, subject, address);
}

function callOf(
  { definition }: Subject,
  action: ActionDefinition,
  address: Address,
  body: ApiBody | undefined,
): ApiCall {
  const { path, parameters } = itemTemplate(definition, address);
  return {
    method: action.method,
    path: `${path}${action.suffix}`,
    parameters,
    what: `${action.name} the ${definition.singular}`,
    ...(body === undefined ? {} : { body }),
  };
}

export function actionCommand(subject: Subject, action: ActionDefinition): CommandDefinition {
  const { definition } = subject;
  const { answer } = action;
  const withObject = action.on === 'object';
  const meta = { resource: definition.singular, action: action.name, effect: action.effect };
  const shown = (record: JsonObject, flags: GivenFlags): JsonObject =>
    action.showsSecret || isOn(flags, 'reveal') ? record : maskSecrets(definition, record);

  async function perform(
    context: CommandContext,
    call: ApiCall,
    flags: GivenFlags,
    label: string,
  ): Promise<CommandResult> {
    const api = await context.api();
    const message = withObject ? `${action.done}: ${label}` : action.done;
    if (answer.kind === 'records') {
      const { path: collection, parameters } = call;
      const recognizes = (value: JsonObject): value is JsonObject => isJsonObject(value);
      const { singular, plural } = definition;
      const resource = { singular, plural, collection, embedded: answer.embedded ?? '', recognizes };
      const columns = answer.columns ?? definition.columns;
      const summarize = (count: number): string => `Fetched ${count} ${count === 1 ? 'item' : 'items'}`;
      return { kind: 'records', records: api.list(resource, parameters), columns, summarize, meta };
    }
    const format = chosenFormat(answer.formats, flags);
    const answered = await api.act({ ...call, ...(format === undefined ? {} : { accept: format.accept }) });
    if (answer.kind === 'text' || answer.kind === 'binary')
      return deliverAnswer(context, answered, flags, meta);
    if (answer.kind === 'none' || !isJsonObject(answered.json)) return { kind: 'done', message, meta };
    const said = action.effect === 'read' ? {} : { message };
    const columns = answer.columns ? { columns: answer.columns } : {};
    return { kind: 'record', record: shown(answered.json, flags), ...columns, ...said, meta };
  }

  const columns = answer.columns ?? (answer.kind === 'records' ? definition.columns : []);
  const answers =
    answer.kind === 'record' || answer.kind === 'records' ? { answers: { kind: answer.kind, columns } } : {};
  return {
    summary: action.summary,
    ...(action.help === undefined ? {} : { description: `${action.summary}. ${action.help}` }),
    examples: actionExamples(subject, action),
    arguments: addressArguments(subject, withObject),
    ...(answer.columns ? { columns: answer.columns } : {}),
    ...answers,
    ...describeResource(definition),
    flags: joinFlags(
      addressFlags(subject, withObject),
      actionFlags(action),
      formatFlags(answer.formats),
      confirmationFlags(action.confirmation),
      action.showsSecret || answer.kind === 'none' ? {} : revealFlag(definition),
    ),
    async run(context, input) {
      const { flags } = input;
      checkOutput(chosenFormat(answer.formats, flags), flags);
      checkConfirmable(context, action.confirmation, flags, `'${action.name}'`);
      const address = await resolveAddress(context, subject, input, withObject);
      const body = await actionBody(context, subject, action, address, flags);
      const { object, parameters } = address;
      const record = await seenObject(context, subject, action, address, flags);
      const label = describeObject(definition, record, object?.id);
      const name = record ? labelOf(definition, record) : (object?.id ?? definition.singular);
      const isAgreed = await isConfirmed(context, flags, {
        level: action.confirmation,
        name,
        consequence: action.consequence,
        ask: async () => {
          const place = await environmentLabel(context, parameters);
          return `${action.summary}: ${label}${place === undefined ? '' : ` in ${place}`}?`;
        },
      });
      if (!isAgreed) return cancelled(definition.singular, action.name, name);
      return perform(context, callOf(subject, action, address, body), flags, label);
    },
  };
}
