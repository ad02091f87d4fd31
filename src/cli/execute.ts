/** One command from parsed flags to exit code: settings, context, handler, renderer, report. */
import { runExplained } from '../commands/failures/explain-failures.ts';
import { CliError } from '../core/errors.ts';
import { exitCodeOf, type Outcome } from '../core/exit-codes.ts';
import { Redactor } from '../core/redactor.ts';
import type { ResultMeta, Warning } from '../core/result.ts';
import { canAsk } from '../host/can-ask.ts';
import type { Host } from '../host/host.ts';
import { type LogFile, openLogFile } from '../host/log-file.ts';
import { describeExchange } from '../http/trace.ts';
import { renderResult } from '../output/render.ts';
import { renderError } from '../output/render-error.ts';
import { checkViewOptions } from '../output/render-options.ts';
import { type OpenedContext, openContext } from './context.ts';
import { isOn, numberFlag, textFlag } from './given-flags.ts';
import { createLog, type Log } from './log.ts';
import type { ParsedRun } from './parse.ts';
import { factsOf, stackOf } from './report.ts';
import { withResumption } from './resumption.ts';
import { openSettingsSource, type SettingsSource } from './settings-source.ts';
import { besideSpinner } from './shared-terminal.ts';
import { spellRun } from './spell-run.ts';
import { openSurface, type Surface } from './surface.ts';
import { checkStderrFlags, type View, viewOfFlags, viewOfSettings } from './view.ts';
import { viewOptionsOf } from './view-flags.ts';

/** The commands that repair settings, or say what is wrong with them, have to work with settings that cannot be used. */
function repairsSettings(run: ParsedRun): boolean {
  return run.path[0] === 'config' || run.path[0] === 'doctor';
}

async function settleView(run: ParsedRun, source: SettingsSource, fallback: View): Promise<View> {
  try {
    return viewOfSettings(await source.settings(), run.global);
  } catch (error) {
    if (error instanceof CliError && repairsSettings(run)) return fallback;
    throw error;
  }
}

function outcomeOf(outcome: Outcome, warnings: readonly Warning[], view: View): Outcome {
  return outcome === 'success' && view.detailedExitCode && warnings.length > 0 ? 'warnings' : outcome;
}

/** What a run accumulates on its way; the report of a failure uses whatever is there by then. */
interface Progress {
  view: View;
  surface: Surface;
  log: Log;
  logFile?: LogFile;
  opened?: OpenedContext;
}

export async function execute(run: ParsedRun, host: Host): Promise<number> {
  const { clock, stdout } = host;
  const started = clock.monotonic();
  const redactor = new Redactor();
  const warnings: Warning[] = [];
  const unfinished = { isOpen: false };
  const switches = {
    quiet: isOn(run.global, 'quiet'),
    verbose: isOn(run.global, 'verbose') || isOn(run.global, 'debug'),
  };

  async function show(view: View): Promise<Progress> {
    const surface = await openSurface(host, { ...switches, noColor: view.noColor }, redactor);
    const logFile = view.logFile === undefined ? undefined : openLogFile(view.logFile);
    const log = createLog({ ...view, file: logFile }, clock, redactor, (line) => surface.messages.line(line));
    return { view, surface, log, ...(logFile === undefined ? {} : { logFile }) };
  }

  let progress = await show(viewOfFlags(run.global, host.env));
  const meta: ResultMeta = { action: run.path.at(-1) ?? '', resource: run.path.at(-2) ?? '' };
  const options = {
    durationMs: () => clock.monotonic() - started,
    facts: () => progress.opened?.lastAnswer() ?? {},
    warnings: () => warnings,
  };

  async function perform(): Promise<Outcome> {
    checkStderrFlags(run.global);
    const source = openSettingsSource(host, run.global, (warning) => warnings.push(warning));
    progress = await show(await settleView(run, source, progress.view));
    const { log, surface, view } = progress;
    const opened = openContext({
      host,
      source,
      redactor,
      say: surface.messages,
      canAsk: canAsk(host, isOn(run.global, 'no-input')),
      longestWaitMs: numberFlag(run.global, 'max-wait'),
      longestRequestMs: numberFlag(run.global, 'request-timeout'),
      commandLine: (...others) => spellRun(run, ...others),
      // Not at all where nobody looks: a page of the API is megabytes to decode and redact.
      listen: log.takes('DEBUG')
        ? (exchange) => {
            const lines = describeExchange(exchange, (text) => redactor.redact(text));
            for (const line of lines) log.write('DEBUG', line);
          }
        : undefined,
    });
    progress.opened = opened;
    log.write('INFO', `pingcli ${host.platform.packageVersion}: ${run.path.join(' ')}`);
    const viewOptions = {
      ...viewOptionsOf(run.definition, run.view, run.flags),
      format: view.format,
      query: textFlag(run.global, 'query'),
    };
    // What cannot be shown is refused before anything is sent.
    await checkViewOptions(viewOptions);
    const { flags, arguments: words } = run;
    const input = { flags, arguments: words };
    const result = await runExplained(run.definition, run.path, opened.context, input);
    const rendered = await renderResult(
      result,
      { ...options, ...viewOptions },
      {
        stdout: besideSpinner(stdout, host.stderr, surface.messages),
        clock,
        messages: surface.messages,
        theme: surface.theme,
        unfinished,
      },
    );
    return outcomeOf(result.outcome ?? 'success', rendered.warnings, view);
  }

  async function report(error: unknown): Promise<Outcome> {
    const facts = withResumption(factsOf(error, host.signal), run.words);
    const { log, surface, view } = progress;
    await renderError(
      facts,
      { ...options, meta, format: view.format },
      { stdout, messages: surface.messages, redact: (text) => redactor.redact(text), unfinished },
    );
    log.write('ERROR', `${facts.code}: ${facts.message}`);
    for (const line of stackOf(error)) log.write('DEBUG', line);
    return facts.outcome;
  }

  let outcome: Outcome;
  try {
    outcome = await perform();
  } catch (error) {
    outcome = await report(error);
  } finally {
    progress.logFile?.close();
  }
  await progress.surface.messages.close();
  return exitCodeOf(outcome);
}
