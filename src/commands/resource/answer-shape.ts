/** What the commands of a resource answer: its records, and every member that the catalogue knows of them. */
import type { ResourceDefinition } from '../../catalogue/definition.ts';
import type { JsonObject } from '../../core/json.ts';
import type { AnswerShape } from '../command.ts';

function membersOf(object: JsonObject | undefined, above = ''): string[] {
  return Object.entries(object ?? {}).flatMap(([name, value]) => {
    const path = `${above}${name}`;
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isGroup ? membersOf(value, `${path}.`) : [path];
  });
}

/** For `--columns` and `--sort`: what the records have, as far as the catalogue says. Secrets are not offered. */
export function answerShape(
  definition: ResourceDefinition,
  kind: AnswerShape['kind'],
  unless: readonly string[] = [],
): AnswerShape {
  const { columns, fields, id, readOnly, required, secrets = [], template, variants } = definition;
  const members = [
    ...fields.filter((field) => field.secret !== true).map(({ member }) => member),
    ...required,
    ...readOnly,
    ...membersOf(template),
    ...(variants?.variants ?? []).flatMap((variant) => membersOf(variant.template)),
  ];
  const known = [...new Set(members)].filter((member) => !secrets.includes(member));
  return {
    kind,
    columns,
    members: known,
    ...(id?.member === undefined ? {} : { idMember: id.member }),
    ...(unless.length === 0 ? {} : { unless }),
  };
}
