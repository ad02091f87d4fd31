/** A run of pingcli: words in, exit code out. Everything it does to the machine goes through the host. */
import { exitCodeOf } from '../core/exit-codes.ts';
import type { Host } from '../host/host.ts';
import type { ParsedCommandLine } from './parse.ts';

/** Cells. Help is wrapped to the terminal, but never wider than is comfortable to read: so the root's can be made with the package. */
export const widestHelp = 80;

export async function run(words: readonly string[], host: Host): Promise<number> {
  const [group, command, ...rest] = words;
  if (group === 'completion' && command === 'complete') {
    const { answerCompletion } = await import('./completion/answer.ts');
    await answerCompletion(rest, host);
    return exitCodeOf('success');
  }
  if (group === 'completion' && command === 'look-up') {
    const { lookUpNames } = await import('./completion/look-up-names.ts');
    await lookUpNames(rest, host);
    return exitCodeOf('success');
  }
  let parsed: ParsedCommandLine;
  try {
    const { parseCommandLine } = await import('./parse.ts');
    const shown = words.length === 0 ? ['--help'] : words;
    parsed = await parseCommandLine(shown, Math.min(widestHelp, host.stdout.columns ?? widestHelp));
  } catch (error) {
    const { refuse } = await import('./refuse.ts');
    return refuse(error, words, host);
  }
  if (parsed.kind === 'run') {
    // Help and version need nothing of what a command needs.
    const { execute } = await import('./execute.ts');
    return execute(parsed, host);
  }
  if (parsed.kind === 'help' && parsed.described) {
    const { showHelpData } = await import('./show-help-data.ts');
    return showHelpData(parsed.described, host);
  }
  await host.stdout.write(
    parsed.kind === 'help' ? parsed.text : `pingcli version ${host.platform.packageVersion}\n`,
  );
  return exitCodeOf('success');
}
