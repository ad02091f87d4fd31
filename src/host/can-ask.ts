/** Whether there is a person to ask (REL-34): decided before a question is put, so that nothing ever hangs in CI. */
import { isSwitchedOn } from '../core/terminal-look.ts';
import type { Host } from './host.ts';

/** Answers come from stdin and questions go to stderr, so both have to be terminals. */
export function canAsk(host: Pick<Host, 'env' | 'stdin' | 'stderr'>, noInput: boolean): boolean {
  return !noInput && !isSwitchedOn(host.env.CI) && host.stdin.isTerminal && host.stderr.isTerminal;
}
