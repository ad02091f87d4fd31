/** The pages of `pingcli help <topic>`: names and summaries for the help, each page loaded when it is asked for. */
import type { HelpTopic } from './help-topics/topic.ts';

interface TopicEntry {
  name: string;
  /** One line, without a full stop. */
  summary: string;
  load(): Promise<HelpTopic>;
}

export const helpTopics: readonly TopicEntry[] = [
  {
    name: 'environment',
    summary: 'Environment variables that pingcli reads',
    load: async () => (await import('./help-topics/environment.ts')).environmentTopic,
  },
  {
    name: 'exit-codes',
    summary: 'What the exit code of a command says',
    load: async () => (await import('./help-topics/exit-codes.ts')).exitCodesTopic,
  },
  {
    name: 'formats',
    summary: 'Output formats and the JSON envelope',
    load: async () => (await import('./help-topics/formats.ts')).formatsTopic,
  },
  {
    name: 'filters',
    summary: 'Narrowing results: SCIM filters at PingOne, JMESPath here',
    load: async () => (await import('./help-topics/filters.ts')).filtersTopic,
  },
  {
    name: 'authentication',
    summary: 'Signing on: grants, tokens and where they are kept',
    load: async () => (await import('./help-topics/authentication.ts')).authenticationTopic,
  },
];

export function findTopic(name: string | undefined): TopicEntry | undefined {
  return helpTopics.find((topic) => topic.name === name);
}
