/** The one table of environment variables beside those of the settings: the help shows it, and a test holds it to the source. */
export interface VariableDefinition {
  /** Several that are read one for another, the strongest first. */
  names: readonly string[];
  meaning: string;
}

/** Sections of the help, in its order. */
export const environmentVariables = {
  'THIS RUN': [
    { names: ['PINGCLI_PROFILE'], meaning: 'Profile to use, as --profile' },
    { names: ['PINGCLI_CONFIG'], meaning: 'Settings file, as --config' },
    {
      names: ['PINGCLI_PINGONE_API_ACCESS_TOKEN', 'PINGONE_API_ACCESS_TOKEN'],
      meaning: 'Access token that is used as it is, before everything stored; it is not renewed',
    },
    {
      names: ['PINGCLI_CONFIG_MIGRATION_POLICY'],
      meaning: 'Whether a settings file of Ping CLI 0.8 is migrated: ask, yes or no',
    },
    {
      names: ['PINGCLI_NO_COMPLETION_LOOKUP'],
      meaning: '1: completion looks no names up in the background; it never does where CI is set',
    },
  ],
  TERMINAL: [
    { names: ['NO_COLOR'], meaning: 'Set to anything: no colour' },
    {
      names: ['FORCE_COLOR', 'CLICOLOR_FORCE'],
      meaning: 'Colour in a pipe too; FORCE_COLOR=0 switches it off',
    },
    { names: ['TERM'], meaning: 'dumb: no colour, no symbols, nothing is redrawn; linux: no symbols' },
    {
      names: ['ACCESSIBLE'],
      meaning: 'For screen readers: numbered choices, words instead of symbols, nothing is redrawn',
    },
    { names: ['CI'], meaning: 'Set: nothing is asked, and no browser is opened' },
    {
      names: ['LC_ALL', 'LC_CTYPE', 'LANG'],
      meaning: 'Words instead of symbols where the locale is not UTF-8',
    },
    { names: ['TZ'], meaning: 'Time zone of times on a terminal' },
    {
      names: ['OS', 'WT_SESSION', 'TERM_PROGRAM', 'ConEmuTask', 'TERMINAL_EMULATOR'],
      meaning: 'On Windows: whether the console shows symbols',
    },
  ],
  NETWORK: [
    {
      names: ['HTTPS_PROXY', 'https_proxy'],
      meaning: 'Proxy for https, such as http://proxy.example.org:3128',
    },
    { names: ['HTTP_PROXY', 'http_proxy'], meaning: 'Proxy for http' },
    {
      names: ['NO_PROXY', 'no_proxy'],
      meaning: 'Hosts that are reached without the proxy, separated by commas; loopback addresses always are',
    },
    { names: ['NODE_EXTRA_CA_CERTS'], meaning: 'File with further CA certificates to trust, PEM' },
    {
      names: ['NODE_USE_SYSTEM_CA', 'NODE_OPTIONS'],
      meaning: '1, or --use-system-ca: trust the CA certificates of the operating system too',
    },
    {
      names: ['NODE_TLS_REJECT_UNAUTHORIZED'],
      meaning: '0 switches off the check of certificates, so pingcli sends nothing',
    },
  ],
  PROGRAMS: [
    { names: ['VISUAL', 'EDITOR'], meaning: 'Editor for --edit; default vi, on Windows notepad' },
    { names: ['BROWSER'], meaning: "Browser for the sign-on; default the system's" },
    {
      names: ['DISPLAY', 'WAYLAND_DISPLAY', 'SSH_CONNECTION', 'SSH_TTY', 'SSH_CLIENT'],
      meaning: 'Whether a browser is likely here; where none is, login offers the device code',
    },
    {
      names: ['WSL_DISTRO_NAME', 'WSL_INTEROP', 'KUBERNETES_SERVICE_HOST', 'container'],
      meaning: 'Whether this is WSL, which opens the browser of Windows, or a container, which has none',
    },
    {
      names: ['PATH', 'SystemRoot', 'SYSTEMROOT'],
      meaning: 'Where the launchers of browsers are looked for',
    },
    {
      names: ['DBUS_SESSION_BUS_ADDRESS'],
      meaning: 'On Linux: where the keychain (Secret Service) is reached',
    },
  ],
  FILES: [
    {
      names: ['HOME', 'USERPROFILE'],
      meaning: 'Home directory, with .pingcli/config.yaml; the second on Windows',
    },
    {
      names: ['XDG_STATE_HOME'],
      meaning: 'Where the names for completion are kept; default ~/.local/state',
    },
    {
      names: ['XDG_CACHE_HOME'],
      meaning: 'Where the compiled program is kept between runs; default ~/.cache',
    },
    { names: ['LOCALAPPDATA'], meaning: 'On Windows: where both are kept' },
    { names: ['NODE_DISABLE_COMPILE_CACHE'], meaning: '1: the compiled program is not kept' },
  ],
} as const satisfies Record<string, readonly VariableDefinition[]>;
