/** The page that `--help` and `help` answer, as text and for tools. */
import type { CommandDescription } from '../commands/command-description.ts';
import type { JsonValue } from '../core/json.ts';
import type { OutputFormat } from '../core/output-formats.ts';
import { describeProgram } from './describe-command.ts';
import { renderHelp } from './help.ts';
import { renderTopic, topicData } from './help-topics/topic.ts';
import { findTopic } from './help-topics.ts';

export interface ParsedHelp {
  kind: 'help';
  text: string;
  /** Where a format other than text was asked for: the same for tools. */
  described?: { format: OutputFormat; data: JsonValue };
}

export interface HelpRequest {
  topic: string | undefined;
  /** With global flags and exit codes. */
  all: boolean;
  /** Cells to wrap to. */
  width: number;
}

function textPage(text: string, format: OutputFormat, data: () => JsonValue): ParsedHelp {
  return { kind: 'help', text, ...(format === 'text' ? {} : { described: { format, data: data() } }) };
}

/** @returns what makes a page of a command; where a topic was asked for, its page instead. */
export async function openHelpPage({ topic, all, width }: HelpRequest) {
  const entry = findTopic(topic);
  const content = await entry?.load();
  return (described: CommandDescription, format: OutputFormat): ParsedHelp => {
    if (entry && content) {
      const { name, summary } = entry;
      return textPage(renderTopic(summary, content, width), format, () => topicData(name, summary, content));
    }
    const program = describeProgram();
    const topics = described.path.length === 0 ? program.topics : [];
    const text = renderHelp({ described, program, all, width });
    return textPage(text, format, () => ({ ...described, ...program, topics }));
  };
}
