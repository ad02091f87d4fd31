/**
 * `-O yaml`: the bare data, so that what `get` prints `--from-file` takes. A list is a sequence, written item by item:
 * every beginning of a block sequence is a document, so a failure leaves nothing half open.
 */
import { exactInteger, type JsonValue } from '../core/json.ts';
import { hasUnsafeCharacters } from '../core/sanitize.ts';
import { escapeInsideStrings } from './json-text.ts';
import type { Renderer } from './renderer.ts';
import { streamRecords } from './stdout-sink.ts';

/** Line feeds have YAML's block form; every other unsafe character needs the escapes of double quotes. */
function needsEscapes(text: string): boolean {
  return hasUnsafeCharacters(text.replaceAll('\n', ''));
}

async function loadFormat(): Promise<(value: JsonValue) => string> {
  const { Document, Scalar, visit } = await import('yaml');
  return (value) => {
    const document = new Document(value, (_, member: unknown) => exactInteger(member) ?? member, {
      aliasDuplicateObjects: false,
      // Quotes `yes`, `on` and `012`, which readers of YAML 1.1 take for something else.
      compat: 'yaml-1.1',
    });
    visit(document, {
      Scalar(_, node) {
        if (typeof node.value === 'string' && needsEscapes(node.value)) node.type = Scalar.QUOTE_DOUBLE;
      },
    });
    return escapeInsideStrings(document.toString({ lineWidth: 0 }));
  };
}

/** A value as a YAML document, for a file or an editor. */
export async function formatYaml(value: JsonValue): Promise<string> {
  return (await loadFormat())(value);
}

export const yamlRenderer: Renderer = {
  async list(view, { sink }) {
    const format = await loadFormat();
    const count = await streamRecords(view.records, sink, (record) => format([record]));
    if (count === 0) await sink.write('[]\n');
    return count;
  },
  async record(view, { sink }) {
    const format = await loadFormat();
    await sink.write(format(view.record));
  },
  async document(view, { sink }) {
    const format = await loadFormat();
    await sink.write(format(view.data));
  },
  async done(view, { sink }) {
    if (view.data === undefined) return;
    const format = await loadFormat();
    await sink.write(format(view.data));
  },
};
