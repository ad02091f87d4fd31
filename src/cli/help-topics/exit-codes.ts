/** `pingcli help exit-codes`, made of the one table of exit codes. */
import { exitCodes } from '../../core/exit-codes.ts';
import type { HelpTopic } from './topic.ts';

export const exitCodesTopic: HelpTopic = {
  sections: [
    {
      title: 'CODES',
      rows: Object.values(exitCodes).map(({ code, meaning }) => [String(code), meaning]),
    },
    {
      title: 'IN SCRIPTS',
      paragraphs: [
        'The code says how the command ended, whatever the output format. With -O json the envelope on the standard output ' +
          'says why: its status, and an error with code, category, message, retryable and suggestion.',
        'Worth another try: 69, and 9 after a wait. Never repeat 10 blindly: the write may have been carried out, so look ' +
          'first. A reader that goes away early, such as head, is no failure.',
      ],
      examples: [
        {
          command: 'pingcli pingone populations get Contractors || test $? -eq 3',
          summary: 'Go on where the population exists, and where it does not',
        },
        {
          command: 'pingcli pingone environments list --detailed-exitcode',
          summary: 'Exit with 2 when there were warnings',
        },
      ],
    },
  ],
};
