/** What a help topic is, and how it reads on a terminal. The documentation and the man pages show the same sections. */
import type { Example } from '../../commands/command.ts';
import { exampleLines, headline, paragraph, type Row, rows, section } from '../help-layout.ts';

export interface TopicSection {
  /** Upper case, as in the help of commands. */
  title: string;
  paragraphs?: readonly string[];
  rows?: readonly Row[];
  examples?: readonly Example[];
}

export interface HelpTopic {
  sections: readonly TopicSection[];
}

function sectionLines({ paragraphs = [], rows: entries = [], examples = [] }: TopicSection, width: number) {
  const parts = [
    ...paragraphs.map((text) => paragraph(text, width)),
    ...(entries.length === 0 ? [] : [rows(entries, width)]),
    ...(examples.length === 0 ? [] : [exampleLines(examples, width)]),
  ];
  return parts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

export function renderTopic(summary: string, { sections }: HelpTopic, width: number): string {
  const lines = [
    ...headline(summary, width),
    ...sections.flatMap((each) => section(each.title, sectionLines(each, width))),
  ];
  return `${lines.join('\n')}\n`;
}

/** For tools. */
export function topicData(name: string, summary: string, { sections }: HelpTopic) {
  return {
    topic: name,
    summary,
    sections: sections.map(({ title, paragraphs = [], rows: entries = [], examples = [] }) => ({
      title,
      paragraphs: [...paragraphs],
      rows: entries.map(([term, meaning]) => ({ term, meaning })),
      examples: examples.map(({ command, summary: purpose }) => ({ command, summary: purpose })),
    })),
  };
}
