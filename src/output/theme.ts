/** Colour and symbols of one stream: decided by a pure function, painted by chalk where there is colour at all. */
import { isSwitchedOn, mayRedraw, showsSymbols } from '../core/terminal-look.ts';

export interface Style {
  colour: boolean;
  /** Whether `✔` and its kin can be shown. */
  unicode: boolean;
  /** Whether a line may be redrawn: a spinner. */
  redraw: boolean;
}

export interface StyleFacts {
  env: Readonly<Record<string, string | undefined>>;
  stream: { readonly isTerminal: boolean };
  /** The setting, from `--no-color`, `PINGCLI_NO_COLOR` or the profile. */
  noColor: boolean;
}

function hasColour({ env, stream, noColor }: StyleFacts): boolean {
  // no-color.org: any value but the empty one, `0` and `false` included.
  if (noColor || env.NO_COLOR) return false;
  if (isSwitchedOn(env.PINGCLI_NO_COLOR)) return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return isSwitchedOn(env.FORCE_COLOR);
  if (isSwitchedOn(env.CLICOLOR_FORCE)) return true;
  if (env.TERM === 'dumb') return false;
  return stream.isTerminal;
}

/** `--no-color` > `NO_COLOR` > `PINGCLI_NO_COLOR` > `FORCE_COLOR`, `CLICOLOR_FORCE` > `TERM=dumb` > terminal or not. */
export function decideStyle(facts: StyleFacts): Style {
  return {
    colour: hasColour(facts),
    unicode: showsSymbols(facts.env),
    redraw: facts.stream.isTerminal && mayRedraw(facts.env),
  };
}

const unicodeSymbols = { done: '✔', failed: '✖', warning: '⚠', note: 'ℹ' };
export type Symbols = Readonly<Record<keyof typeof unicodeSymbols, string>>;
const asciiSymbols: Symbols = {
  done: 'OK:',
  failed: 'Error:',
  warning: 'Warning:',
  note: 'Note:',
};

type Paint = (text: string) => string;

/** Paints by meaning; never the only carrier of it. The text must be inert already. */
export interface Theme {
  style: Style;
  symbols: Symbols;
  success: Paint;
  failure: Paint;
  warning: Paint;
  note: Paint;
  heading: Paint;
  secondary: Paint;
}

const plain: Paint = (text) => text;

export function createPlainTheme(style: Style): Theme {
  const symbols = style.unicode ? unicodeSymbols : asciiSymbols;
  return {
    style,
    symbols,
    success: plain,
    failure: plain,
    warning: plain,
    note: plain,
    heading: plain,
    secondary: plain,
  };
}

/** Loads chalk only for a stream with colour, and holds it to the palette of 16 that every terminal has. */
export async function createTheme(style: Style): Promise<Theme> {
  const theme = createPlainTheme(style);
  if (!style.colour) return theme;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return {
    ...theme,
    success: (text) => chalk.green(text),
    failure: (text) => chalk.red(text),
    warning: (text) => chalk.yellow(text),
    note: (text) => chalk.cyan(text),
    heading: (text) => chalk.bold(text),
    secondary: (text) => chalk.dim(text),
  };
}
