/** Reads a guide: what is typed, what is then shown, and what is said not to be run. */

/** A fenced block. */
interface Fence {
  /** The first word after the fence, such as `sh`. */
  language: string;
  /** What follows it on that line. */
  note: string;
  text: string;
  line: number;
}

export interface GuideStep {
  /** Where it stands, for messages. */
  line: number;
  language: string;
  note: string;
  text: string;
  /** What the page shows below it, when the next block is a `text` block. */
  shown?: string;
}

export interface Guide {
  steps: GuideStep[];
  /** Commands that the page says are not run, each with its reason. */
  notRun: Map<string, string>;
  /** The text between the blocks. */
  prose: string;
}

const fence = /^```(\S*) ?(.*)\n([\s\S]*?)^```$/gm;
/** The list at the end of a page whose items are commands and reasons. */
const leftOut = /^Our tests run every command of this page.* but not these:\n\n((?:- .*\n(?: {2}.*\n)*)+)/m;

/** Blocks that show what the block before them wrote. */
const shownLanguage = 'text';

function readFences(page: string): Fence[] {
  return [...page.matchAll(fence)].map(({ 1: language = '', 2: note = '', 3: text = '', index }) => ({
    language,
    note,
    text,
    line: page.slice(0, index).split('\n').length,
  }));
}

function readNotRun(page: string): Map<string, string> {
  const list = leftOut.exec(page)?.[1] ?? '';
  const items = [...list.matchAll(/^- `([^`]+)`:\s+(.+(?:\n {2}.+)*)$/gm)];
  return new Map(items.map(([, command = '', reason = '']) => [command, reason.replaceAll(/\n */g, ' ')]));
}

/** @param text with whatever line ends the checkout made */
export function readGuide(text: string): Guide {
  const page = text.replaceAll('\r\n', '\n');
  const fences = readFences(page);
  const steps = fences.flatMap(({ language, ...block }, at): GuideStep[] => {
    if (language === shownLanguage) {
      if (fences[at - 1]?.language === 'sh') return [];
      throw new Error(`line ${block.line}: this shows what no command wrote`);
    }
    const next = fences[at + 1];
    return [{ language, ...block, ...(next?.language === shownLanguage ? { shown: next.text } : {}) }];
  });
  return { steps, notRun: readNotRun(page), prose: page.replaceAll(fence, '') };
}

/** The lines of a script that are run. */
export function linesToRun(script: string, notRun: ReadonlyMap<string, string>): string {
  return script
    .split('\n')
    .filter((line) => !notRun.has(line))
    .join('\n');
}
