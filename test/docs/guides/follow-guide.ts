/** Follows a guide from its first block to its last, and fails at the first that does not do what the page says. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { TerminalProgram } from '../../support/terminal-program.ts';
import { type Guide, type GuideStep, linesToRun, readGuide } from './guide-document.ts';
import type { Answer, GuideShell } from './guide-shell.ts';
import { isShown } from './shown-text.ts';

export const guideFolder = fileURLToPath(new URL('../../../docs/guides/', import.meta.url));

export function openGuide(name: string): Guide {
  return readGuide(readFileSync(`${guideFolder}${name}`, 'utf8'));
}

export interface Follower {
  /** What the person does during a block, by the block's text. */
  answers?: Readonly<Record<string, readonly Answer[]>>;
  /** What becomes of blocks that are no shell's, by the file that they are to become. */
  files?: Readonly<Record<string, (text: string) => Promise<void>>>;
}

/** A page that has changed leaves no answer behind to a question that it no longer puts. */
function expectUse({ steps }: Guide, { answers = {}, files = {} }: Follower): void {
  const blocks = steps.map(({ text }) => text.trim());
  expect(Object.keys(answers).filter((block) => !blocks.includes(block))).toEqual([]);
  expect(Object.keys(files).filter((file) => !steps.some(({ note }) => note === file))).toEqual([]);
}

async function tryFile({ line, note, text }: GuideStep, { files = {} }: Follower): Promise<void> {
  const attempt = files[note];
  if (!attempt) throw new Error(`line ${line}: nobody tries ${note}`);
  await attempt(text);
}

const INTERRUPTED = 130;

/** The note of a block that goes on while the reader does the rest, and ends with Ctrl-C. */
const ownTerminal = 'in a terminal of its own';

export async function followGuide(guide: Guide, shell: GuideShell, follower: Follower = {}): Promise<void> {
  expectUse(guide, follower);
  const running: TerminalProgram[] = [];
  for (const step of guide.steps) {
    const { shown = '…' } = step;
    if (step.language !== 'sh') {
      await tryFile(step, follower);
    } else if (step.note === ownTerminal) {
      const program = await shell.leaveRunning(step.text, (lines) => isShown(shown, lines));
      running.push(program);
    } else {
      const answers = follower.answers?.[step.text.trim()];
      const { code, lines, screen } = await shell.run(linesToRun(step.text, guide.notRun), answers);
      const place = `line ${step.line}: ${step.text}`;
      expect(code, `${place}${lines.join('\n')}`).toBe(0);
      if ([lines, screen].some((view) => isShown(shown, view))) continue;
      expect(lines.join('\n'), place).toBe(shown.trimEnd());
    }
  }
  for (const program of running) {
    program.type('\u0003');
    expect(await program.ended).toBe(INTERRUPTED);
  }
  expect(shell.strangers).toEqual([]);
}
