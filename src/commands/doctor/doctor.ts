/** `doctor`: everything that a sign-on and a command depend on, looked at one by one. Exit 1 where a check failed. */
import { CliError } from '../../core/errors.ts';
import type { Outcome } from '../../core/exit-codes.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { wantsDetailedExit } from '../detailed-exit.ts';
import { clock } from './clock.ts';
import { api, issuer } from './endpoints.ts';
import { type Check, type Finding, findingOf, recordOf, warning } from './finding.ts';
import { listenerPort } from './listener-port.ts';
import { profile } from './profile.ts';
import { secretStorage } from './secret-storage.ts';
import { session } from './session.ts';
import { settingsFile } from './settings-file.ts';
import { versions } from './versions.ts';
import { certificates, proxy } from './way-out.ts';

const checks: readonly Check[] = [
  versions,
  settingsFile,
  profile,
  issuer,
  api,
  proxy,
  certificates,
  clock,
  secretStorage,
  session,
  listenerPort,
];

async function examine(context: CommandContext): Promise<Finding[]> {
  const machine = await context.diagnose();
  const findings: Finding[] = [];
  /** What a failure said, and the check that met it first: a broken settings file fails most of the others too. */
  const told = new Map<string, string>();
  for (const check of checks) {
    try {
      findings.push(...(await check.run(context, machine)));
    } catch (error) {
      if (!(error instanceof CliError) || context.signal.aborted) throw error;
      const finding = findingOf(check.name, error);
      const first = told.get(finding.message);
      told.set(finding.message, first ?? check.name);
      findings.push(first === undefined ? finding : warning(check.name, `Not checked; see ${first}`));
    }
  }
  return findings;
}

function count(findings: readonly Finding[], status: Finding['status']): number {
  return findings.filter((finding) => finding.status === status).length;
}

function summaryOf(findings: readonly Finding[]): string {
  const failures = count(findings, 'failed');
  const warnings = count(findings, 'warning');
  if (failures === 0 && warnings === 0) return 'Everything works';
  const parts = [
    failures === 0 ? 'Nothing failed' : `${failures} failed`,
    ...(warnings === 0 ? [] : [warnings === 1 ? '1 warning' : `${warnings} warnings`]),
  ];
  return parts.join(', ');
}

/** A failure has its exit code always; a warning has one with `-D`. */
async function outcomeOf(context: CommandContext, findings: readonly Finding[]): Promise<Outcome> {
  if (count(findings, 'failed') > 0) return 'failure';
  return count(findings, 'warning') > 0 && (await wantsDetailedExit(context)) ? 'warnings' : 'success';
}

async function* recordsOf(findings: readonly Finding[]) {
  for (const finding of findings) yield recordOf(finding);
}

const columns = [
  { heading: 'STATUS', path: 'status', importance: 1 },
  { heading: 'CHECK', path: 'check', importance: 1 },
  { heading: 'MESSAGE', path: 'message', importance: 2 },
  { heading: 'REMEDY', path: 'remedy', importance: 3 },
] as const;

export const doctorCommand = defineCommand({
  summary: 'Check settings, network, secret storage and sign-on',
  description:
    'Checks the settings file, the profile, the way to PingOne, the clock, the secret storage, the session and the callback port, and says what to do about each problem. Sends no credentials. Ends with 1 where a check failed, and with -D with 2 where one warns.',
  examples: [
    { command: 'pingcli doctor', summary: 'Check what the profile in use depends on' },
    { command: 'pingcli doctor -P production', summary: 'The same for another profile' },
    {
      command: `pingcli doctor -O json --query "data[?status=='failed'].remedy"`,
      summary: 'Only the remedies of what failed',
    },
  ],
  columns,
  flags: {},
  async run(context) {
    const waiting = context.say.waiting('Checking');
    const findings = await examine(context).finally(() => waiting.done());
    return {
      kind: 'records',
      layout: 'checks',
      records: recordsOf(findings),
      columns,
      summarize: () => summaryOf(findings),
      outcome: await outcomeOf(context, findings),
      meta: { resource: 'installation', action: 'check', effect: 'read' },
    };
  },
});
