/** The log of a run: levelled lines to stderr and, as JSON lines, to a file; everything passes the redactor. */
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
  write(level: LogLevel, message: string): void;
}

export function createLog(
  settings: LogSettings,
  clock: Clock,
  redactor: Redactor,
  toPerson: (line: string) => void,
): Log {
  const reaches = (level: LogLevel, threshold: LogLevel): boolean =>
    logLevels.indexOf(level) >= logLevels.indexOf(threshold);
  return {
    write(level, message) {
      // Warnings and errors have their own messages; the log on stderr adds what these leave out.
      const isExtra = level === 'DEBUG' || level === 'INFO';
      if (isExtra && reaches(level, settings.logLevel)) toPerson(message);
      if (settings.file && reaches(level, settings.logFileLevel)) {
        const timestamp = new Date(clock.now()).toISOString();
        settings.file.append(redactor.redact(JSON.stringify({ timestamp, level, message })));
      }
    },
  };
}
