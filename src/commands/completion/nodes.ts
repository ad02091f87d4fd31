/** The commands below `completion`. Apart from what they do: the tree is part of every start. */
import type { CommandNode } from '../command-node.ts';

/** Shells by the word of the command, as they call themselves. */
export const shellNames = { bash: 'bash', zsh: 'zsh', fish: 'fish', powershell: 'PowerShell' } as const;

export type ShellWord = keyof typeof shellNames;

export function summarizeShell(shell: ShellWord): string {
  return `Print the completion script for ${shellNames[shell]}`;
}

function shellNode(shell: ShellWord): CommandNode {
  return {
    name: shell,
    summary: summarizeShell(shell),
    load: async () => (await import('./script.ts')).scriptCommand(shell),
  };
}

export const completionNode: CommandNode = {
  name: 'completion',
  summary: 'Completion for bash, zsh, fish and PowerShell',
  examples: [
    { command: 'source <(pingcli completion bash)', summary: 'bash, for good in ~/.bashrc' },
    { command: 'source <(pingcli completion zsh)', summary: 'zsh, for good in ~/.zshrc behind compinit' },
    {
      command: 'pingcli completion fish > ~/.config/fish/completions/pingcli.fish',
      summary: 'fish, for good',
    },
    {
      command: 'pingcli completion powershell | Out-String | Invoke-Expression',
      summary: 'PowerShell, for good in $PROFILE',
    },
  ],
  children: [
    shellNode('bash'),
    shellNode('zsh'),
    shellNode('fish'),
    shellNode('powershell'),
    {
      name: 'refresh',
      summary: 'Look up the names that completion offers',
      load: async () => (await import('./refresh.ts')).refreshNamesCommand,
    },
  ],
};
