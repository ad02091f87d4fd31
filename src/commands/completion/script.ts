/** `completion <shell>`: prints the script that ties a shell's completion to pingcli. */
import type { CommandDefinition, Example } from '../command.ts';
import { type ShellWord, shellNames, summarizeShell } from './nodes.ts';

interface ShellScript {
  /** How it is put in place for good. */
  install: readonly Example[];
  /** What has to be known beside. */
  notes: readonly string[];
  load(): Promise<string>;
}

const names =
  'Names of environments, populations, applications and other objects are those that were seen within an hour. ' +
  'What is missing or some minutes old is looked up in the background, for the next Tab; PINGCLI_NO_COMPLETION_LOOKUP=1 switches that off.';

const shells: Readonly<Record<ShellWord, ShellScript>> = {
  bash: {
    install: [
      { command: 'source <(pingcli completion bash)', summary: 'In this shell' },
      {
        command: `echo 'source <(pingcli completion bash)' >> ~/.bashrc`,
        summary: 'In every shell from now on',
      },
      {
        command: 'pingcli completion bash > ~/.local/share/bash-completion/completions/pingcli',
        summary: 'With the package bash-completion: loaded when it is first used',
      },
    ],
    notes: [
      'bash 3.2, as on macOS, cannot read <(…): eval "$(pingcli completion bash)" does the same.',
      names,
    ],
    load: async () => (await import('./bash.ts')).bashScript,
  },
  zsh: {
    install: [
      { command: 'source <(pingcli completion zsh)', summary: 'In this shell' },
      {
        command: `echo 'source <(pingcli completion zsh)' >> ~/.zshrc`,
        summary: 'In every shell from now on',
      },
      {
        command: 'pingcli completion zsh > ~/.zfunc/_pingcli',
        summary: 'Or as a file in a folder of fpath, loaded when it is first used',
      },
    ],
    notes: [
      'The completion system has to be on: autoload -Uz compinit && compinit, before that line in ~/.zshrc.',
      names,
    ],
    load: async () => (await import('./zsh.ts')).zshScript,
  },
  fish: {
    install: [
      { command: 'pingcli completion fish | source', summary: 'In this shell' },
      {
        command: 'pingcli completion fish > ~/.config/fish/completions/pingcli.fish',
        summary: 'In every shell from now on',
      },
    ],
    notes: [names],
    load: async () => (await import('./fish.ts')).fishScript,
  },
  powershell: {
    install: [
      {
        command: 'pingcli completion powershell | Out-String | Invoke-Expression',
        summary: 'In this shell',
      },
      {
        command: 'pingcli completion powershell >> $PROFILE',
        summary: 'In every shell from now on',
      },
    ],
    notes: [names],
    load: async () => (await import('./powershell.ts')).powershellScript,
  },
};

export function scriptCommand(shell: ShellWord): CommandDefinition {
  const { install, notes, load } = shells[shell];
  return {
    summary: summarizeShell(shell),
    description:
      `Prints a script that completes pingcli in ${shellNames[shell]}: commands, flags and their values, profiles, and names of objects. ` +
      'It calls pingcli for each completion, so it stays right when pingcli is updated.',
    examples: install,
    notes,
    flags: {},
    async run() {
      return {
        kind: 'document',
        text: await load(),
        bare: true,
        meta: { resource: 'completion', action: shell, effect: 'read' },
      };
    },
  };
}
