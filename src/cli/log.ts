/** The log of a run: levelled lines to stderr and, as JSON lines, to a file; everything passes the redactor. */
import { describeCause } from '../core/errors.ts';
import type { Redactor } from '../core/redactor.ts';
import type { Clock } from '../host/host.ts';
import type { LogFile } from '../host/log-file.ts';

export const logLevels = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogSettings {
  logLevel: LogLevel;
  file?: LogFile | undefined;
  logFileLevel: LogLevel;
}

export interface Log {
  /** Whether a line of this level is kept anywhere. */
  takes(level: LogLevel): boolean;
  write(level: LogLevel, message: string): void;
}

export function createLog(
  settings: LogSettings,
  clock: Clock,
  redactor: Redactor,
  toPerson: (line: string) => void,
): Log {
  let { file } = settings;
  const reaches = (level: LogLevel, threshold: LogLevel): boolean =>
    logLevels.indexOf(level) >= logLevels.indexOf(threshold);
  // Warnings and errors have their own messages; the log on stderr adds what these leave out.
  const isShown = (level: LogLevel): boolean =>
    (level === 'DEBUG' || level === 'INFO') && reaches(level, settings.logLevel);
  const isKept = (level: LogLevel): boolean => file !== undefined && reaches(level, settings.logFileLevel);

  /** A log that cannot be written any more is given up; the run goes on. */
  function keep(line: string): void {
    try {
      file?.append(line);
    } catch (error) {
      file = undefined;
      toPerson(`The log file could not be written: ${describeCause(error)}.`);
    }
  }

  return {
    takes: (level) => isShown(level) || isKept(level),
    write(level, message) {
      if (isShown(level)) toPerson(message);
      if (!isKept(level)) return;
      const timestamp = new Date(clock.now()).toISOString();
      // Redacted before it becomes JSON, which would write a secret's special characters in another way.
      keep(JSON.stringify({ timestamp, level, message: redactor.redact(message) }));
    },
  };
}
