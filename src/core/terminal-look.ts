/** What the environment says about the terminal, for the messages and the prompts alike. */

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable used as a switch. */
export function isSwitchedOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && !/^(?:0|f|false|off|n|no)$/i.test(value);
}

/** Legacy Windows consoles draw boxes for symbols; the newer ones say who they are. */
function isLegacyWindowsConsole(env: Environment): boolean {
  const modern = ['WT_SESSION', 'TERM_PROGRAM', 'ConEmuTask', 'TERMINAL_EMULATOR', 'TERM'];
  return env.OS === 'Windows_NT' && modern.every((name) => !env[name]);
}

/** Whether `✔` and its kin can be shown, and read out. */
export function showsSymbols(env: Environment): boolean {
  if (isSwitchedOn(env.ACCESSIBLE) || env.TERM === 'dumb' || env.TERM === 'linux') return false;
  if (env.OS === 'Windows_NT') return !isLegacyWindowsConsole(env);
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  // Containers often have no locale at all; what reads their output is hardly ever limited to ASCII.
  return !locale || /utf-?8/i.test(locale);
}

/** Whether what was written may be written over: not for a screen reader, not where there is no cursor to move. */
export function mayRedraw(env: Environment): boolean {
  return env.TERM !== 'dumb' && !isSwitchedOn(env.ACCESSIBLE);
}
