/** Widths of text in terminal cells, and cutting and wrapping by them, never inside a grapheme cluster. */

export type Measure = (text: string) => number;

const printableAscii = /^[\x20-\x7e]*$/;
const ellipsis = '...';

/**
 * Measures ASCII by its length. `string-width` costs 21–23 ms to load, so it is fetched only when one of the
 * texts needs it.
 */
export async function loadMeasure(texts: Iterable<string>): Promise<Measure> {
  for (const text of texts) {
    if (printableAscii.test(text)) continue;
    const { default: stringWidth } = await import('string-width');
    return (each) => (printableAscii.test(each) ? each.length : stringWidth(each));
  }
  return (text) => text.length;
}

let segmenter: Intl.Segmenter | undefined;

/** Made at the first text that needs it, because it costs 7 ms. */
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** The longest run of whole graphemes from the start that takes at most `width` cells. */
function take(text: string, width: number, measure: Measure): string {
  if (printableAscii.test(text)) return text.slice(0, Math.max(0, width));
  let taken = '';
  for (const { segment } of graphemesOf(text)) {
    // Measured as a whole: neighbours can change each other's width.
    if (measure(taken + segment) > width) break;
    taken += segment;
  }
  return taken;
}

/** The text in at most `width` cells, ended by `...` where something was cut away. */
export function cut(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  if (width <= ellipsis.length) return '.'.repeat(Math.max(0, width));
  return take(text, width - ellipsis.length, measure) + ellipsis;
}

/** Breaks each line at spaces, and inside a word only where the word alone is too wide. Nothing is lost but the spaces at the breaks. */
export function wrap(text: string, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(1, width), measure));
}

function wrapLine(line: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let rest = line;
  while (measure(rest) > width) {
    const fitting = take(rest, width, measure) || firstGrapheme(rest);
    const breaksAfter = rest[fitting.length] === ' ' ? fitting.length : fitting.lastIndexOf(' ');
    if (breaksAfter > 0) {
      lines.push(rest.slice(0, breaksAfter));
      rest = rest.slice(breaksAfter + 1);
    } else {
      lines.push(fitting);
      rest = rest.slice(fitting.length);
    }
  }
  return [...lines, rest];
}

function firstGrapheme(text: string): string {
  for (const { segment } of graphemesOf(text)) return segment;
  return text;
}

export function pad(text: string, width: number, align: 'left' | 'right', measure: Measure): string {
  const space = ' '.repeat(Math.max(0, width - measure(text)));
  return align === 'right' ? space + text : text + space;
}
