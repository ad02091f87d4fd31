/**
 * `apply` of any resource: makes it so, however often it is run (REL-25). None with this key → created, one → replaced
 * where it differs, several → an error before anything is written.
 */
import { CliError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import type { CommandResult } from '../../core/result.ts';
import type { CommandContext, CommandDefinition, FlagDefinitions } from '../command.ts';
import { type Address, addressArguments, addressFlags, resolveAddress } from './address.ts';
import { answerShape } from './answer-shape.ts';
import { type ApplyKey, applyKey, lookUpByKey } from './apply-lookup.ts';
import { cancelled, checkConfirmable, confirmationFlags, isConfirmed } from './confirm.ts';
import { describeResource } from './describe-resource.ts';
import { changesOf, says } from './difference.ts';
import { dryRunFlag, dryRunResult } from './dry-run.ts';
import { environmentLabel } from './environment-label.ts';
import { applyExamples } from './examples.ts';
import { ambiguous, findObject, readId } from './find-object.ts';
import { type GivenFlags, isOn, joinFlags, type ResourceInput, textFlag } from './given.ts';
import { bodyFlags, readJsonBody, templateOf, withoutCreateOnly } from './json-body.ts';
import { idOf } from './natural-key.ts';
import { readExisting } from './read-object.ts';
import { keepUnsetFlag, planReplacement, warnOfCleared } from './replacement.ts';
import { revealFlag } from './secrets.ts';
import { type Subject, withArticle } from './subject.ts';
import { summarizeVerb } from './verb-summary.ts';
import { describeObject, writeResult } from './write-result.ts';

interface Application {
  context: CommandContext;
  subject: Subject;
  address: Address;
  flags: GivenFlags;
  body: JsonObject;
}

/** The one object that the body means, undefined where there is none yet. */
async function findTarget(
  { context, subject, address, body }: Application,
  key: ApplyKey | undefined,
): Promise<{ address: Address; record: JsonObject } | undefined> {
  const { definition } = subject;
  if (key === undefined || address.object) {
    const record = await readExisting(context, subject, address);
    return record && { address, record };
  }
  const found = await lookUpByKey(context, definition, address.parameters, key, body);
  if (found.length > 1) {
    throw ambiguous(
      definition,
      key.label,
      found,
      'Nothing was written. Rename or delete all but one, or use replace with an ID.',
    );
  }
  const [record] = found;
  if (!record) return undefined;
  const target: Address = { ...address, object: { id: idOf(definition, record), record } };
  return { address: target, record: (await readExisting(context, subject, target)) ?? record };
}

/** Milliseconds between one look and the next: PingOne may not show at once what it has made (REL-11). */
const pausesBetweenLooks = [1000, 2000, 4000];

/** What a POST without an answer has made; undefined where it does not turn up. */
async function lookForCreated(application: Application, key: ApplyKey): Promise<JsonObject | undefined> {
  const { context, body } = application;
  for (const pause of [...pausesBetweenLooks, undefined]) {
    const target = await findTarget(application, key);
    if (target && says(target.record, body)) return target.record;
    if (target || pause === undefined) return undefined;
    await context.clock.sleep(pause, context.signal);
  }
  return undefined;
}

/** A POST whose answer never came is looked for, and never sent twice. */
async function create(application: Application, key: ApplyKey): Promise<CommandResult> {
  const { context, subject, address, flags, body } = application;
  const { definition } = subject;
  const api = await context.api();
  let record: JsonObject | undefined;
  try {
    record = await api.create(definition, address.parameters, body);
  } catch (error) {
    if (!(error instanceof CliError) || error.outcome !== 'outcome-unknown') throw error;
    context.say.warning(`${error.message} Looking for it.`);
    record = await lookForCreated(application, key);
    if (!record) throw error;
  }
  return writeResult(definition, flags, {
    done: 'Created',
    action: 'apply',
    effect: 'created',
    record,
    label: key.label,
    showsSecret: definition.requests.create?.showsSecret,
  });
}

async function replace(
  { context, subject, flags, body }: Application,
  { address, record }: { address: Address; record: JsonObject },
): Promise<CommandResult> {
  const { definition } = subject;
  const { singular } = definition;
  const plan = planReplacement(
    definition,
    record,
    withoutCreateOnly(definition, body),
    isOn(flags, 'keep-unset'),
  );
  const label = describeObject(definition, record, address.object?.id);
  if (plan.isUnchanged) {
    return writeResult(definition, flags, {
      done: 'Unchanged:',
      action: 'apply',
      effect: 'unchanged',
      record,
    });
  }
  if (isOn(flags, 'dry-run')) {
    return dryRunResult(context, definition, {
      summary: `Would replace ${label}`,
      action: 'apply',
      effect: 'would-replace',
      changes: [...plan.changes, ...plan.cleared],
    });
  }
  warnOfCleared(context, plan, flags);
  if (plan.disables) {
    checkConfirmable(context, 'ask', flags, `Disabling ${withArticle(singular)}`);
    const ask = async () =>
      `Disable ${label} in ${(await environmentLabel(context, address.parameters)) ?? 'PingOne'}?`;
    if (!(await isConfirmed(context, flags, { level: 'ask', name: label, ask }))) {
      return cancelled(singular, 'apply', address.object?.id ?? '');
    }
  }
  const api = await context.api();
  return writeResult(definition, flags, {
    done: 'Replaced',
    action: 'apply',
    effect: 'replaced',
    record: await api.replace(definition, address.parameters, address.object?.id, plan.body),
    label: address.object?.id ?? '',
    showsSecret: definition.requests.replace?.showsSecret,
  });
}

async function apply(application: Application): Promise<CommandResult> {
  const { context, subject, flags, body } = application;
  const { definition } = subject;
  const rule = definition.apply;
  const key = rule?.mode === 'upsert' ? applyKey(definition, rule.keys, body) : undefined;
  const target = await findTarget(application, key);
  if (target) return replace(application, target);
  if (isOn(flags, 'dry-run')) {
    return dryRunResult(context, definition, {
      summary: `Would create ${describeObject(definition, body, key?.label)}`,
      action: 'apply',
      effect: 'would-create',
      changes: changesOf({}, body),
    });
  }
  if (key) return create(application, key);
  return replace(application, { address: application.address, record: {} });
}

/** Ping CLI 1.5 takes the object's ID here; where it is given, the natural key is not looked up. */
function idFlag({ definition }: Subject): FlagDefinitions {
  const { id } = definition;
  if (!id) return {};
  const aliases = id.short === undefined ? [] : [id.short];
  return { [id.flag]: { type: 'text', aliases, hidden: true, summary: 'The object to replace' } };
}

async function targetAddress(
  context: CommandContext,
  subject: Subject,
  input: ResourceInput,
): Promise<Address> {
  const key = textFlag(input.flags, subject.definition.id?.flag ?? '');
  if (key === undefined) return resolveAddress(context, subject, input, false);
  readId(subject.definition, key);
  const { parameters } = await resolveAddress(context, subject, input, false);
  const finder = { api: await context.api(), say: context.say };
  return { parameters, object: await findObject(finder, subject.definition, parameters, key) };
}

export function applyCommand(subject: Subject): CommandDefinition {
  const { definition } = subject;
  const { singular, apply: rule, enabledMember } = definition;
  const keys = rule?.mode === 'upsert' ? rule.keys.map((members) => members.join(', ')).join(' or ') : '';
  return {
    summary: summarizeVerb('apply', definition),
    description:
      keys === ''
        ? `Replaces the ${singular}, unless it already says what the body says.`
        : `Looks for the ${singular} with the ${keys} of the body: where there is none it is created, where there is one it is replaced if it differs; several are an error, and nothing is written.`,
    examples: applyExamples(subject),
    arguments: addressArguments(subject, false),
    answers: answerShape(definition, 'record', ['dry-run']),
    ...describeResource(definition),
    flags: joinFlags(
      addressFlags(subject, false),
      bodyFlags(definition, 'apply'),
      idFlag(subject),
      keepUnsetFlag,
      dryRunFlag,
      enabledMember === undefined ? {} : confirmationFlags('ask'),
      revealFlag(definition),
    ),
    async run(context, input) {
      const { flags } = input;
      const address = await targetAddress(context, subject, input);
      const editable = templateOf(definition, undefined, 'create');
      const body = await readJsonBody(context, {
        subject,
        verb: 'apply',
        flags,
        parameters: address.parameters,
        ...(editable === undefined ? {} : { editable }),
        needsRequired: true,
      });
      return apply({ context, subject, address, flags, body });
    },
  };
}
