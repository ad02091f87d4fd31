/** The registry of formats: one line each, loaded when asked for. */
import type { OutputFormat } from '../core/output-formats.ts';
import type { Renderer } from './renderer.ts';

const renderers: Record<OutputFormat, () => Promise<Renderer>> = {
  text: async () => (await import('./text.ts')).textRenderer,
  json: async () => (await import('./json.ts')).jsonRenderer,
  ndjson: async () => (await import('./ndjson.ts')).ndjsonRenderer,
  'ndjson-typed': async () => (await import('./ndjson-typed.ts')).ndjsonTypedRenderer,
  'ndjson-wrapped': async () => (await import('./ndjson-wrapped.ts')).ndjsonWrappedRenderer,
  csv: async () => (await import('./csv.ts')).csvRenderer,
  yaml: async () => (await import('./yaml.ts')).yamlRenderer,
  md: async () => (await import('./markdown.ts')).markdownRenderer,
};

export function loadRenderer(format: OutputFormat): Promise<Renderer> {
  return renderers[format]();
}
