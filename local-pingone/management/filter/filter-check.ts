/** Refuses what an endpoint's filter does not support, so that no filter is ever silently ignored. */
import { invalidData } from '../api-error.ts';
import type { Filtering } from '../collection-rules.ts';
import { type FilterNode, parseFilter } from './filter-parser.ts';
import { FilterSyntaxError } from './filter-tokens.ts';

/** Parses and checks the `filter` parameter of one endpoint. */
export function readFilter(text: string, filtering: Filtering | undefined): FilterNode {
  if (filtering === undefined) throw invalidFilter('This resource does not support filters.', [], []);
  const attributes = Object.keys(filtering.attributes);
  let tree: FilterNode;
  try {
    tree = parseFilter(text);
  } catch (error) {
    if (error instanceof FilterSyntaxError) throw invalidFilter(error.message, attributes, []);
    throw error;
  }
  const used = new Set<string>();
  check(tree, filtering, used);
  const needed = filtering.needs;
  if (needed !== undefined && !needed.some((each) => used.has(each))) {
    throw invalidFilter(`The filter needs one of: ${needed.join(', ')}.`, attributes, []);
  }
  return tree;
}

/** @param prefix the attribute, and a dot, of whose elements the node speaks */
function check(node: FilterNode, filtering: Filtering, used: Set<string>, prefix = ''): void {
  if (node.kind === 'compare') {
    const attribute = `${prefix}${node.attribute}`;
    const supported = Object.hasOwn(filtering.attributes, attribute)
      ? filtering.attributes[attribute]
      : undefined;
    if (supported === undefined) {
      const attributes = Object.keys(filtering.attributes);
      throw invalidFilter(`The attribute ${attribute} is not supported in a filter.`, attributes, []);
    }
    if (!supported.includes(node.operator)) {
      throw invalidFilter(
        `The operator ${node.operator} is not supported for the attribute ${attribute}.`,
        [],
        supported,
      );
    }
    used.add(attribute);
    return;
  }
  if (node.kind === 'element') {
    check(node.of, filtering, used, `${prefix}${node.attribute}.`);
    return;
  }
  if (!filtering.logical.includes(node.kind)) {
    throw invalidFilter(`The operator ${node.kind} is not supported in this filter.`, [], filtering.logical);
  }
  if (node.kind === 'not') {
    check(node.of, filtering, used, prefix);
    return;
  }
  check(node.left, filtering, used, prefix);
  check(node.right, filtering, used, prefix);
}

function invalidFilter(message: string, attributes: readonly string[], operators: readonly string[]): Error {
  return invalidData({
    code: 'INVALID_FILTER',
    target: 'filter',
    message,
    innerError: {
      ...(attributes.length === 0 ? {} : { supportedAttributes: [...attributes] }),
      ...(operators.length === 0 ? {} : { supportedOperators: [...operators] }),
    },
  });
}
