/** Several objects for people, each as a page of its own and a blank line between; of the same lines as one alone has. */
import type { JsonObject } from '../core/json.ts';
import type { Column } from '../core/result.ts';
import type { RenderContext, Renderer } from './renderer.ts';

export async function writePages(
  pages: readonly JsonObject[],
  columns: readonly Column[],
  renderer: Renderer,
  context: RenderContext,
): Promise<number> {
  for (const [index, page] of pages.entries()) {
    if (index > 0) await context.sink.write('\n');
    await renderer.record({ record: page, columns, message: '' }, context);
  }
  return pages.length;
}
