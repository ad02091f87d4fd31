/** The body of an action: from its flags or a file, an upload, an empty object, or nothing but its media type. */
import type { ActionDefinition } from '../../catalogue/action.ts';
import type { ApiBody } from '../../pingone/api-call.ts';
import type { CommandContext, FlagDefinitions } from '../command.ts';
import type { Address } from './address.ts';
import { dropBlanks } from './blanks.ts';
import { fieldFlags } from './field-flags.ts';
import { applyFields, givesFields } from './field-values.ts';
import { type GivenFlags, joinFlags } from './given.ts';
import { fileFlag, readBodyFile } from './json-body.ts';
import { completeRequired, requirementOf } from './required.ts';
import type { Subject } from './subject.ts';
import { readUploadBody } from './upload.ts';

export function actionFlags({ fields, takesFile, required }: ActionDefinition): FlagDefinitions {
  return joinFlags(
    takesFile ? fileFlag : {},
    fieldFlags(fields, requirementOf(required, takesFile ? 'or-in-file' : true)),
  );
}

async function jsonBody(
  context: CommandContext,
  { definition }: Subject,
  action: ActionDefinition,
  { parameters }: Address,
  flags: GivenFlags,
): Promise<ApiBody> {
  const { fields, required, mediaType } = action;
  const file = action.takesFile ? await readBodyFile(context, flags) : undefined;
  const given = await applyFields(context, fields, flags, parameters, file ?? {});
  const template = action.template ?? definition.template;
  const value = await completeRequired(
    context,
    {
      what: `'${action.name}' of the ${definition.singular}`,
      required,
      fields,
      isGiven: file !== undefined || givesFields(fields, flags),
    },
    action.takesFile && template ? dropBlanks(given, template) : given,
  );
  return { kind: 'json', value, ...(mediaType === undefined ? {} : { mediaType }) };
}

/** Undefined where the action has none. */
export async function actionBody(
  context: CommandContext,
  subject: Subject,
  action: ActionDefinition,
  address: Address,
  flags: GivenFlags,
): Promise<ApiBody | undefined> {
  const { body: kind, mediaType, fields, required } = action;
  switch (kind) {
    case 'none':
      return mediaType === undefined ? undefined : { kind: 'empty', mediaType };
    case 'empty-object':
      return { kind: 'json', value: {}, ...(mediaType === undefined ? {} : { mediaType }) };
    case 'json':
      return jsonBody(context, subject, action, address, flags);
    default:
      return readUploadBody(context, {
        what: `'${action.name}'`,
        kind,
        fields,
        required,
        flags,
        parameters: address.parameters,
      });
  }
}
