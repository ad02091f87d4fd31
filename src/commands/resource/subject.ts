/** What a resource command acts on: the definition, how its command is written, and the objects on the way to it. */
import type { IdFormat, ParentDefinition, ResourceDefinition } from '../../catalogue/definition.ts';
import { usageError } from '../../core/errors.ts';
import { isUuid } from '../../core/uuid.ts';

export interface Parent extends ParentDefinition {
  definition: ResourceDefinition;
}

export interface Subject {
  definition: ResourceDefinition;
  /** `pingcli pingone users role-assignments`. */
  command: string;
  /** In the order of the path. */
  parents: readonly Parent[];
}

/** `a user`, `an application`. */
export function withArticle(singular: string): string {
  return `${/^[aeio]/i.test(singular) ? 'an' : 'a'} ${singular}`;
}

/** How one definition names another: `users`, `davinci flows`. */
export function nounOf({ product, command }: Pick<ResourceDefinition, 'product' | 'command'>): string {
  return [...(product === 'platform' ? [] : [product]), ...command].join(' ');
}

export function livesInEnvironment(definition: ResourceDefinition): boolean {
  return definition.collection.includes('{environmentId}');
}

const shapes: Readonly<Record<Exclude<IdFormat, 'uuid'>, RegExp>> = {
  hex32: /^[0-9a-f]{32}$/i,
  name: /^[\w-][\w.-]*$/,
  integer: /^\d+$/,
};

export function isIdOf(format: IdFormat, key: string): boolean {
  return format === 'uuid' ? isUuid(key) : shapes[format].test(key);
}

const formatWords: Readonly<Record<IdFormat, string>> = {
  uuid: 'a UUID',
  hex32: '32 hexadecimal digits',
  name: 'a name of letters, digits, - and _',
  integer: 'a whole number',
};

export function describeFormat(format: IdFormat): string {
  return formatWords[format];
}

/** `ID or name`, `ID, username or email`: how an object of this kind may be named. */
export function keyWords(definition: ResourceDefinition): string {
  const { naturalKey, otherKeys = [] } = definition;
  if (naturalKey === undefined) return 'ID';
  const members = [naturalKey, ...otherKeys].map(({ member, with: rest = [] }) =>
    [member, ...rest].join('/'),
  );
  const last = members.pop() ?? '';
  return `${['ID', ...members].join(', ')} or ${last}`;
}

/** What climbs a path or moves a cursor names nothing (SEC-72). */
export function checkKey(key: string, definition: ResourceDefinition): void {
  const isStrange = /(^|[/\\])\.{1,2}([/\\]|$)|\p{Cc}/u.test(key);
  const isMistypedUuid = /^[0-9a-f-]{32,40}$/i.test(key) && key.includes('-') && !isUuid(key);
  if (key.trim() !== '' && !isStrange && !isMistypedUuid) return;
  throw usageError(
    `${JSON.stringify(key)} cannot name ${withArticle(definition.singular)}.`,
    `Give its ${keyWords(definition)}.`,
    'INVALID_ID',
  );
}
