/** The output format as far as it can be told without the settings, for failures that come before or from them. */
import { type OutputFormat, outputFormats } from '../core/output-formats.ts';

export function fallbackFormat(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): OutputFormat {
  const wanted = flag ?? env.PINGCLI_OUTPUTFORMAT ?? env.PINGCLI_OUTPUT_FORMAT;
  return outputFormats.find((format) => format === wanted) ?? 'text';
}

/** The value of `-O` in words that could not be parsed as a whole. */
export function formatInWords(words: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    if (word === '--') return undefined;
    if (word === '-O' || word === '--output-format') return words[index + 1];
    const attached = /^(?:-O|--output-format=)(.+)$/.exec(word)?.[1];
    if (attached !== undefined) return attached;
  }
  return undefined;
}
