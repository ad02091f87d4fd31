/** Every command by its path: names, aliases and summaries, enough for help and routing; definitions load on use. */
import type { CommandNode } from './command-node.ts';
import { completionNode } from './completion/nodes.ts';
import { composedNodes } from './composed-nodes.ts';
import { placeNodes } from './place-nodes.ts';
import { platformNodes, productNodes } from './resource-nodes.ts';

const storageFlag = ['auth.storage.type'] as const;

const authLeaves: readonly CommandNode[] = [
  {
    name: 'login',
    summary: 'Sign on to PingOne',
    load: async () => (await import('./auth/login.ts')).loginCommand,
  },
  {
    name: 'status',
    summary: 'Show who is signed on, where, and until when',
    load: async () => (await import('./auth/status.ts')).statusCommand,
  },
  {
    name: 'logout',
    summary: 'Revoke and delete the tokens',
    load: async () => (await import('./auth/logout.ts')).logoutCommand,
  },
];

const pingOneAuthLeaves: readonly CommandNode[] = [
  ...authLeaves,
  {
    name: 'token',
    summary: 'Print the access token',
    load: async () => (await import('./auth/token.ts')).tokenCommand,
  },
  {
    name: 'refresh',
    summary: 'Renew the access token now',
    load: async () => (await import('./auth/refresh.ts')).refreshCommand,
  },
];

const initLeaf: CommandNode = {
  name: 'init',
  summary: 'Set up authentication for PingOne',
  settingFlags: storageFlag,
  load: async () => (await import('./pingone/init.ts')).initCommand,
};

const profileLeaves: readonly CommandNode[] = [
  {
    name: 'add',
    aliases: ['create', 'new'],
    summary: 'Add a profile',
    load: async () => (await import('./config/profiles-add.ts')).profilesAddCommand,
  },
  {
    name: 'list',
    aliases: ['ls'],
    summary: 'List the profiles',
    load: async () => (await import('./config/profiles-list.ts')).profilesListCommand,
  },
  {
    name: 'show',
    aliases: ['view'],
    summary: 'Show the settings of a profile',
    load: async () => (await import('./config/profiles-show.ts')).profilesShowCommand,
  },
  {
    name: 'use',
    aliases: ['set-active'],
    summary: 'Make a profile the active one',
    load: async () => (await import('./config/profiles-use.ts')).profilesUseCommand,
  },
  {
    name: 'delete',
    aliases: ['rm', 'remove', 'del'],
    summary: 'Delete a profile',
    load: async () => (await import('./config/profiles-delete.ts')).profilesDeleteCommand,
  },
];

const configLeaves: readonly CommandNode[] = [
  {
    name: 'get',
    summary: 'Show a setting, or a group of them',
    load: async () => (await import('./config/get.ts')).configGetCommand,
  },
  {
    name: 'set',
    summary: 'Change settings',
    load: async () => (await import('./config/set.ts')).configSetCommand,
  },
  {
    name: 'unset',
    summary: 'Put a setting back to its default',
    load: async () => (await import('./config/unset.ts')).configUnsetCommand,
  },
  {
    name: 'list-keys',
    summary: 'List every setting',
    load: async () => (await import('./config/list-keys.ts')).configListKeysCommand,
  },
];

const ownNodes: readonly CommandNode[] = [
  {
    name: 'auth',
    summary: 'Sign on and off, for every configured service',
    settingFlags: storageFlag,
    children: authLeaves,
  },
  {
    name: 'config',
    summary: 'Settings and profiles',
    children: [
      { name: 'profiles', summary: 'Profiles: named sets of settings', children: profileLeaves },
      ...configLeaves,
    ],
  },
  {
    name: 'doctor',
    summary: 'Check settings, network, secret storage and sign-on',
    settingFlags: storageFlag,
    load: async () => (await import('./doctor/doctor.ts')).doctorCommand,
  },
  initLeaf,
  {
    name: 'pingone',
    summary: 'Work with PingOne',
    children: [
      {
        name: 'auth',
        summary: 'Sign on to PingOne and off',
        settingFlags: storageFlag,
        children: pingOneAuthLeaves,
      },
      initLeaf,
      {
        name: 'api',
        summary: 'Call the PingOne API',
        load: async () => (await import('./pingone/api.ts')).apiCommand,
      },
      ...platformNodes,
      ...productNodes,
    ],
  },
  ...productNodes,
  {
    name: 'commands',
    summary: 'List every command',
    load: async () => (await import('./discovery/commands.ts')).commandsCommand,
  },
  completionNode,
];

export const commandTree: readonly CommandNode[] = placeNodes(ownNodes, composedNodes);

/** The program itself. */
export const rootNode = {
  name: 'pingcli',
  summary: 'Work with PingOne from the command line',
  examples: [
    { command: 'pingcli init', summary: 'Connect a profile to PingOne and sign on' },
    { command: 'pingcli pingone environments list', summary: 'See what is there' },
    {
      command: `pingcli pingone users list -e Staging --filter 'username sw "anna"'`,
      summary: 'Names in place of IDs, and filters that PingOne understands',
    },
    {
      command: "pingcli pingone populations list -O json --query 'data[].name'",
      summary: 'For scripts',
    },
  ],
  children: commandTree,
  /** Names of the groups that are below `pingone` as well. */
  mirrors: productNodes.map(({ name }) => name),
} as const satisfies CommandNode & { mirrors: readonly string[] };
