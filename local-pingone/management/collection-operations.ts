/** Lists a collection and creates objects in it. */
import type { Document } from '../store.ts';
import { type ErrorDetail, forbidden, invalidData, refusals } from './api-error.ts';
import { behaviourFor } from './behaviours/behaviours.ts';
import { type Answer, bodyOf, type Call, newId, timestamp } from './call.ts';
import { type CollectionRules, type Paging, rulesFor } from './collection-rules.ts';
import { cutPage, type Page } from './cursor.ts';
import { textOf, valuesAt, without } from './documents.ts';
import { readFilter } from './filter/filter-check.ts';
import { satisfies } from './filter/filter-evaluation.ts';
import { workedOut } from './memberships.ts';
import { hrefOf, represent, wishesOf, withMemberships } from './representation.ts';
import { complaints } from './validation.ts';

/** Attributes that the service writes in every collection. */
export const serviceAttributes = [
  '_embedded',
  '_links',
  'createdAt',
  'environment',
  'id',
  'updatedAt',
] as const;

const hal = 'application/hal+json';

export function listCollection(call: Call): Answer {
  const { target, world, query } = call;
  const rules = rulesFor(target.shape);
  const items = orderItems(filterItems(call, rules), rules, query.get('order'));
  const limit = rules.paging === undefined ? undefined : limitOf(call, rules.paging);
  const selection = new URLSearchParams([...query].filter(([name]) => name !== 'cursor' && name !== 'limit'));
  const page: Page =
    limit === undefined
      ? { items }
      : cutPage(items, limit, query.get('cursor') ?? undefined, selection.toString());
  const key = rules.embedded ?? target.shape.slice(target.shape.lastIndexOf('/') + 1);
  const wishes = wishesOf(query);
  const shown = page.items.map((each) =>
    represent(world, target.shape, `${target.path}/${textOf(each, 'id')}`, each, wishes),
  );
  const href = hrefOf(world, target.path);
  const pageLink = (cursor: string): Document => {
    const parameters = new URLSearchParams({ cursor, limit: String(limit) });
    for (const [name, value] of selection) parameters.append(name, value);
    return { href: `${href}?${parameters.toString()}` };
  };
  const selfQuery = query.toString();
  const body: Document = {
    _links: {
      self: { href: selfQuery === '' ? href : `${href}?${selfQuery}` },
      ...(target.environmentId === undefined
        ? {}
        : { environment: { href: hrefOf(world, `environments/${target.environmentId}`) } }),
      ...(page.next === undefined ? {} : { next: pageLink(page.next) }),
      ...(page.prev === undefined ? {} : { prev: pageLink(page.prev) }),
    },
    ...(shown.length === 0 && world.options.omitEmptyEmbedded === true
      ? {}
      : { _embedded: { [key]: shown } }),
    ...(rules.paging?.count === true || rules.count === true ? { count: items.length } : {}),
    size: shown.length,
  };
  return { status: 200, body, ...(rules.halMediaType === true ? { mediaType: hal } : {}) };
}

function filterItems(call: Call, rules: CollectionRules): Document[] {
  const { store } = call.world;
  const { target, query } = call;
  const built = rules.includes === undefined ? [] : store.list(rules.includes);
  const own = workedOut(store, target.shape, target.path) ?? store.list(target.path);
  const visible = [...built, ...own].filter((each) => call.access.covers(each));
  const text = query.get('filter');
  if (text === null) {
    if (rules.filtering?.needs === undefined) return visible;
    readFilterOrRefuse(rules);
  }
  const filter = readFilter(text ?? '', rules.filtering);
  return visible.filter((each) => {
    const path = `${target.path}/${textOf(each, 'id')}`;
    return satisfies(
      target.shape === 'environments/users' && text?.includes('memberOfGroups')
        ? withMemberships(call.world, path, each)
        : each,
      filter,
    );
  });
}

function readFilterOrRefuse(rules: CollectionRules): never {
  const supportedAttributes = Object.keys(rules.filtering?.attributes ?? {});
  throw invalidData({
    code: 'INVALID_FILTER',
    target: 'filter',
    message: `A filter is required here, with one of: ${(rules.filtering?.needs ?? []).join(', ')}.`,
    innerError: { supportedAttributes },
  });
}

function orderItems(items: Document[], rules: CollectionRules, order: string | null): Document[] {
  if (order === null) return items;
  const descending = order.startsWith('-');
  const attribute = descending ? order.slice(1) : order;
  if (rules.order?.includes(attribute) !== true) {
    throw invalidData({
      code: 'INVALID_PARAMETER',
      target: 'order',
      message: `This resource cannot be ordered by ${attribute}.`,
      innerError: { supportedAttributes: [...(rules.order ?? [])] },
    });
  }
  const keyOf = (each: Document): string => String(valuesAt(each, attribute.split('.'))[0] ?? '');
  const sorted = items.toSorted((left, right) =>
    keyOf(left) < keyOf(right) ? -1 : Number(keyOf(left) > keyOf(right)),
  );
  return descending ? sorted.reverse() : sorted;
}

/** The caller's `limit` is a wish: the collection's and the server's largest page cap it. */
function limitOf(call: Call, paging: Paging): number {
  const asked = call.query.get('limit');
  const largest = Math.min(paging.most, call.world.options.largestPage ?? 100);
  if (asked === null) return Math.min(paging.limit, largest);
  if (!/^[1-9]\d{0,8}$/.test(asked)) {
    throw invalidData({
      code: 'INVALID_PARAMETER',
      target: 'limit',
      message: 'The limit must be a positive integer.',
      innerError: { rangeMinimumValue: 1, rangeMaximumValue: paging.most },
    });
  }
  return Math.min(Number(asked), largest);
}

export function createObject(call: Call, body: Document = bodyOf(call)): Answer {
  const { target, world } = call;
  const rules = rulesFor(target.shape);
  const behaviour = behaviourFor(target.shape);
  const siblings = [
    ...world.store.list(target.path),
    ...(rules.includes === undefined ? [] : world.store.list(rules.includes)),
  ];
  const details: ErrorDetail[] = complaints(rules, body, siblings);
  if (rules.ids === 'body' && siblings.some((each) => each.id === body.id)) {
    details.push({ code: 'UNIQUENESS_VIOLATION', target: 'id', message: 'The object is already assigned.' });
  }
  details.push(...(behaviour.check?.(call, body) ?? []));
  if (details.length > 0) throw invalidData(...details);

  const id = idFor(rules, body);
  const at = timestamp(world);
  const drafted: Document = {
    id,
    ...(target.environmentId === undefined ? {} : { environment: { id: target.environmentId } }),
    ...rules.defaults,
    ...without(body, [...serviceAttributes, ...readOnlyOnCreate(target.shape, rules)]),
    createdAt: at,
    updatedAt: at,
  };
  const document = behaviour.complete?.(call, drafted) ?? drafted;
  if (!call.access.covers(document)) throw forbidden(refusals.management);
  const path = `${target.path}/${id}`;
  world.store.put(path, document);
  keepOneDefault(call, target.path, document);
  const shownOnce = behaviour.created?.(call, path, document) ?? {};
  return {
    status: rules.createdStatus,
    body: { ...represent(world, target.shape, path, document), ...shownOnce },
    ...(rules.halMediaType === true ? { mediaType: hal } : {}),
  };
}

/** Type and region of an environment are given once, when it is created, and are read-only afterwards. */
function readOnlyOnCreate(shape: string, rules: CollectionRules): readonly string[] {
  return shape === 'environments'
    ? rules.readOnly.filter((each) => each !== 'type' && each !== 'region')
    : rules.readOnly;
}

function idFor(rules: CollectionRules, body: Document): string {
  if (rules.ids === 'body') return textOf(body, 'id') ?? newId();
  if (rules.ids === 'name') return textOf(body, 'name') ?? newId();
  return newId(rules.ids);
}

/** There is one default in a collection: a new one takes the place of the old. */
export function keepOneDefault(call: Call, collection: string, document: Document): void {
  if (document.default !== true || rulesFor(call.target.shape).readOnly.includes('default')) return;
  for (const other of call.world.store.list(collection)) {
    if (other.id === document.id || other.default !== true) continue;
    call.world.store.put(`${collection}/${textOf(other, 'id')}`, { ...other, default: false });
  }
}
