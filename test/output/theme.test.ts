/** Who decides on colour and symbols, in which order. */
import { describe, expect, it } from 'vitest';
import { createTheme, decideStyle } from '../../src/output/theme.ts';

const utf8 = { LANG: 'en_US.UTF-8' };

describe('decideStyle', () => {
  it.each<[string, boolean, Record<string, string>, boolean, boolean]>([
    ['terminal', true, {}, false, true],
    ['pipe', false, {}, false, false],
    ['--no-color', true, {}, true, false],
    ['--no-color over FORCE_COLOR', true, { FORCE_COLOR: '1' }, true, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, false, false],
    ['NO_COLOR=0 counts as set', true, { NO_COLOR: '0' }, false, false],
    ['an empty NO_COLOR does not', true, { NO_COLOR: '' }, false, true],
    ['NO_COLOR over FORCE_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false, false],
    ['PINGCLI_NO_COLOR', true, { PINGCLI_NO_COLOR: 'true' }, false, false],
    ['PINGCLI_NO_COLOR=false', true, { PINGCLI_NO_COLOR: 'false' }, false, true],
    ['PINGCLI_NO_COLOR over FORCE_COLOR', true, { PINGCLI_NO_COLOR: '1', FORCE_COLOR: '1' }, false, false],
    ['FORCE_COLOR in a pipe', false, { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0 on a terminal', true, { FORCE_COLOR: '0' }, false, false],
    ['CLICOLOR_FORCE in a pipe', false, { CLICOLOR_FORCE: '1' }, false, true],
    ['TERM=dumb', true, { TERM: 'dumb' }, false, false],
    ['FORCE_COLOR over TERM=dumb', true, { TERM: 'dumb', FORCE_COLOR: '1' }, false, true],
  ])('colour: %s', (_, isTerminal, env, noColor, expected) => {
    expect(decideStyle({ env: { ...utf8, ...env }, stream: { isTerminal }, noColor }).colour).toBe(expected);
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['UTF-8 locale', { LANG: 'de_DE.utf8' }, true],
    ['no locale at all', {}, true],
    ['C locale', { LANG: 'C' }, false],
    ['Latin-1', { LANG: 'de_DE.ISO-8859-1' }, false],
    ['LC_ALL over LANG', { LANG: 'C.UTF-8', LC_ALL: 'POSIX' }, false],
    ['LC_CTYPE over LANG', { LANG: 'C', LC_CTYPE: 'C.UTF-8' }, true],
    ['TERM=dumb', { ...utf8, TERM: 'dumb' }, false],
    ['the kernel console', { ...utf8, TERM: 'linux' }, false],
    ['ACCESSIBLE=1', { ...utf8, ACCESSIBLE: '1' }, false],
    ['ACCESSIBLE=0', { ...utf8, ACCESSIBLE: '0' }, true],
    ['a legacy Windows console', { OS: 'Windows_NT' }, false],
    ['Windows Terminal', { OS: 'Windows_NT', WT_SESSION: 'x' }, true],
  ])('symbols: %s', (_, env, expected) => {
    expect(decideStyle({ env, stream: { isTerminal: true }, noColor: false }).unicode).toBe(expected);
  });

  it('redraws on a terminal only, and not for a screen reader', () => {
    const redraw = (env: Record<string, string>, isTerminal: boolean) =>
      decideStyle({ env, stream: { isTerminal }, noColor: false }).redraw;
    expect([redraw({}, true), redraw({}, false)]).toEqual([true, false]);
    expect([redraw({ ACCESSIBLE: '1' }, true), redraw({ TERM: 'dumb' }, true)]).toEqual([false, false]);
  });
});

describe('createTheme', () => {
  it('paints with the palette of 16, or not at all', async () => {
    const coloured = await createTheme({ colour: true, unicode: true, redraw: true });
    expect(coloured.failure(coloured.symbols.failed)).toBe('\u001b[31m✖\u001b[39m');
    const plain = await createTheme({ colour: false, unicode: false, redraw: false });
    expect(plain.failure(plain.symbols.failed)).toBe('Error:');
    expect([plain.symbols.done, plain.symbols.warning, plain.symbols.note]).toEqual([
      'OK:',
      'Warning:',
      'Note:',
    ]);
  });
});
