/** `get` of any resource: one object by ID or natural key. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import { usageError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import { type CommandDefinition, defineCommand, type FlagDefinitions } from '../command.ts';
import { environmentFlags, environmentParameter, livesInEnvironment } from './environment-parameter.ts';
import { findObject } from './find-object.ts';

export function getCommand<T extends JsonObject>(definition: ResourceDefinition<T>): CommandDefinition {
  const { singular, plural, naturalKey } = definition;
  const command = `pingcli pingone ${plural} get`;
  const keyWords = naturalKey ? `ID or ${naturalKey.member}` : 'ID';
  const objectFlag = `${singular.replaceAll(' ', '-')}-id`;
  return defineCommand<FlagDefinitions>({
    summary: `Show one ${singular}`,
    description: `Shows one ${singular}, named by its ${keyWords}.`,
    examples: [
      { command: `${command} ${naturalKey ? 'Administrators' : '<id>'}`, summary: `Show the ${singular}` },
      {
        command: `${command} ${naturalKey ? 'Administrators' : '<id>'} -O json --query data.id`,
        summary: 'Only its ID',
      },
    ],
    arguments: [{ name: 'id or name', summary: `${keyWords} of the ${singular}`, required: false }],
    flags: {
      ...environmentFlags(definition),
      [objectFlag]: {
        type: 'text',
        short: 'i',
        placeholder: 'id or name',
        summary: `${keyWords} of the ${singular}, instead of the argument`,
      },
      // Ping CLI's short flag for environments, which are themselves no part of an environment.
      ...(livesInEnvironment(definition)
        ? {}
        : { environment: { type: 'text', short: 'e', hidden: true, summary: keyWords } }),
    },
    async run(context, { flags, arguments: words }) {
      const given = [words[0], flags[objectFlag], flags.environment].filter(
        (word) => typeof word === 'string',
      );
      const [key, other] = new Set(given);
      if (other !== undefined) {
        throw usageError(`Which ${singular}: '${key}' or '${other}'?`, 'Name one.');
      }
      if (key === undefined) {
        throw usageError(
          `Which ${singular}?`,
          `Name it by ${keyWords}: ${command} <id or name>, or --${objectFlag}.`,
        );
      }
      const parameters = await environmentParameter(context, definition, flags['environment-id']);
      return {
        kind: 'record',
        record: await findObject(await context.api(), definition, parameters, key),
        meta: { resource: singular, action: 'get', effect: 'read' },
      };
    },
  });
}
