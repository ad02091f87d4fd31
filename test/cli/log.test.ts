import { describe, expect, it } from 'vitest';
import { createLog, type LogLevel, logLevels } from '../../src/cli/log.ts';
import { Redactor } from '../../src/core/redactor.ts';
import { createStandingClock } from '../support/standing-clock.ts';

function openLog(logLevel: LogLevel, logFileLevel: LogLevel | undefined, append?: (line: string) => void) {
  const shown: string[] = [];
  const kept: string[] = [];
  const redactor = new Redactor();
  redactor.learn('canary\n"secret"');
  const log = createLog(
    {
      logLevel,
      logFileLevel: logFileLevel ?? 'DEBUG',
      file: logFileLevel && { append: append ?? ((line) => kept.push(line)), close: () => undefined },
    },
    createStandingClock(),
    redactor,
    (line) => shown.push(line),
  );
  return { log, shown, kept };
}

function writeAll(log: ReturnType<typeof createLog>): void {
  for (const level of logLevels) log.write(level, `about ${level}`);
}

describe('the log', () => {
  it.each<[LogLevel, string[]]>([
    ['DEBUG', ['about DEBUG', 'about INFO']],
    ['INFO', ['about INFO']],
    ['WARN', []],
  ])('on stderr at %s adds what the messages leave out', (level, lines) => {
    const { log, shown } = openLog(level, undefined);
    writeAll(log);
    expect(shown).toEqual(lines);
  });

  it('in a file is JSON lines, from its level up', () => {
    const { log, kept } = openLog('ERROR', 'WARN');
    writeAll(log);
    expect(kept.map((line) => JSON.parse(line))).toEqual([
      { timestamp: '2026-11-21T12:00:00.000Z', level: 'WARN', message: 'about WARN' },
      { timestamp: '2026-11-21T12:00:00.000Z', level: 'ERROR', message: 'about ERROR' },
    ]);
  });

  it('SEC-77 is redacted before JSON spells a secret in another way', () => {
    const { log, kept } = openLog('ERROR', 'DEBUG');
    log.write('ERROR', 'the secret is canary\n"secret"');
    log.write('ERROR', 'the body was {"client_secret":"x-canary"}');
    expect(kept.join('')).not.toContain('canary');
  });

  it('knows what nobody looks at, so that it need not be made', () => {
    expect(openLog('WARN', undefined).log.takes('DEBUG')).toBe(false);
    expect(openLog('DEBUG', undefined).log.takes('DEBUG')).toBe(true);
    expect(openLog('WARN', 'DEBUG').log.takes('DEBUG')).toBe(true);
    expect(openLog('WARN', 'INFO').log.takes('DEBUG')).toBe(false);
  });

  it('F-47 that cannot be written is given up with a word, and the run goes on', () => {
    let tries = 0;
    const { log, shown } = openLog('WARN', 'DEBUG', () => {
      tries += 1;
      throw new Error('no space left on device');
    });
    writeAll(log);
    expect(tries).toBe(1);
    expect(shown).toEqual(['The log file could not be written: no space left on device.']);
  });
});
