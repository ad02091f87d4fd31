/** What the settings and flags say about how a run shows itself. */
import type { Settings } from '../config/resolved.ts';
import { usageError } from '../core/errors.ts';
import type { OutputFormat } from '../core/output-formats.ts';
import type { Environment } from '../host/host.ts';
import { fallbackFormat } from './fallback-format.ts';
import { isOn, textFlag } from './given-flags.ts';
import type { LogLevel } from './log.ts';
import type { FlagReadings } from './parse.ts';

export interface View {
  format: OutputFormat;
  noColor: boolean;
  detailedExitCode: boolean;
  logLevel: LogLevel;
  logFile?: string;
  logFileLevel: LogLevel;
}

/** @throws CliError (usage) for a flag that another one leaves nothing to do. */
export function checkStderrFlags(global: FlagReadings): void {
  const other = ['verbose', 'debug'].find((name) => isOn(global, name));
  if (other === undefined || !isOn(global, 'quiet')) return;
  throw usageError(`--${other} does nothing beside --quiet.`, 'Leave out one of them.');
}

/** Without the settings, which may be what fails. */
export function viewOfFlags(global: FlagReadings, env: Environment): View {
  return {
    format: fallbackFormat(textFlag(global, 'output-format'), env),
    noColor: isOn(global, 'no-color'),
    detailedExitCode: isOn(global, 'detailed-exitcode'),
    logLevel: isOn(global, 'debug') ? 'DEBUG' : 'WARN',
    logFileLevel: 'DEBUG',
  };
}

export function viewOfSettings(settings: Settings, global: FlagReadings): View {
  const logFile = settings.get('log.file').value;
  return {
    format: settings.get('outputFormat').value ?? 'text',
    noColor: settings.get('noColor').value ?? false,
    detailedExitCode: settings.get('detailedExitCode').value ?? false,
    logLevel: isOn(global, 'debug') ? 'DEBUG' : (settings.get('log.level').value ?? 'WARN'),
    logFileLevel: settings.get('log.fileLevel').value ?? 'DEBUG',
    ...(logFile === undefined || logFile === '' ? {} : { logFile }),
  };
}
