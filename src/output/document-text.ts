/** A document on its way out: byte for byte into a pipe, inert on a terminal, and ending with one newline. */
import { sanitize } from '../core/sanitize.ts';
import type { DocumentView, RenderContext } from './renderer.ts';

export async function writeDocument(view: DocumentView, { sink }: RenderContext): Promise<void> {
  const text = sink.isTerminal ? sanitize(view.text, '\n\t') : view.text;
  await sink.write(text.endsWith('\n') ? text : `${text}\n`);
}
