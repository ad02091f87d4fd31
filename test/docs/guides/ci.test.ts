/** The guide to pipelines: at a desk, then the workflow, the job and the container that it shows, as their runners would run them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startNamedPingOne } from '../../support/named-pingone.ts';
import { followGuide, openGuide } from './follow-guide.ts';
import { linesToRun } from './guide-document.ts';
import { openShell } from './guide-shell.ts';
import {
  type PipelineStep,
  readDockerfile,
  readVariables,
  stepsOfGitHub,
  stepsOfGitLab,
} from './pipeline-examples.ts';

/** As somebody may have done in the console. */
const byHand = `pingcli pingone applications apply -e "Customer Portal Staging" --from-file portal.json \\
  --redirect-uri https://elsewhere.example.com/callback`;

const secretQuestion = "printf 'Client secret: ' && read -rs PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET";

describe.skipIf(process.platform !== 'linux')('docs/guides/ci.md', () => {
  it('does what it says', async () => {
    const pingOne = await startNamedPingOne();
    const { environmentId, clients } = pingOne.local;
    const { id, secret = '' } = clients.worker;
    const shell = await openShell(pingOne, {});
    const guide = openGuide('ci.md');
    const summary = join(shell.folder, 'summary.md');
    const runner = { CI: 'true', GITHUB_STEP_SUMMARY: summary };
    /** What the project's settings hold. */
    const project = {
      PINGONE_ENVIRONMENT_ID: environmentId,
      PINGONE_CLIENT_CREDENTIALS_CLIENT_ID: id,
      PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET: secret,
    };

    async function runAll(steps: readonly PipelineStep[]): Promise<string> {
      let stdout = '';
      for (const { script, env } of steps) {
        const run = await shell.runPiped(linesToRun(script, guide.notRun), { ...env, ...runner });
        expect(run.code, `${script}${run.lines.join('\n')}`).toBe(0);
        stdout += run.stdout;
      }
      return stdout;
    }

    async function tryWorkflow(text: string): Promise<void> {
      const steps = stepsOfGitHub(text, {
        'vars.PINGONE_ENVIRONMENT_ID': environmentId,
        'vars.PINGONE_CLIENT_ID': id,
        'secrets.PINGONE_CLIENT_SECRET': secret,
      });
      await runAll(steps);
      expect(readFileSync(summary, 'utf8')).toContain('| + | name |  | Customer Portal |');
      const [search] = steps.slice(-1);
      if (search === undefined) throw new Error('The workflow has no steps');
      await runAll([{ ...search, script: byHand }]);
      expect(await shell.runPiped(search.script, search.env)).toMatchObject({ code: 2 });
    }

    async function tryJob(text: string): Promise<void> {
      expect(await runAll(stepsOfGitLab(text, project))).toBe('29\n');
      const users = readFileSync(join(shell.folder, 'users.csv'), 'utf8').trimEnd().split('\r\n');
      expect(users).toHaveLength(1 + 28);
    }

    /** What `docker run` would start, with the variables that it would have. */
    async function tryContainer(text: string): Promise<void> {
      const { env, builds, entrypoint } = readDockerfile(text);
      expect(builds.filter((line) => !guide.notRun.has(line))).toEqual([]);
      const command = [...guide.notRun.keys()].find((line) => line.startsWith('docker run ')) ?? '';
      expect(command).toContain(' --env-file pingone.env --env PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET ');
      const words = / pingcli (.*)$/.exec(command)?.[1] ?? '';
      const file = readVariables(guide.steps.find((step) => step.text.includes('> pingone.env'))?.text ?? '');
      const { PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET } = project;
      const variables = { ...env, ...file, PINGONE_CLIENT_CREDENTIALS_CLIENT_SECRET };
      const listed = await runAll([{ script: `${entrypoint.join(' ')} ${words}`, env: variables }]);
      expect(listed.split('\n')[1]).toContain('Administrators');
    }

    await followGuide(guide, shell, {
      answers: {
        [secretQuestion]: [{ when: /^Client secret:$/m, keys: `${secret}\r` }],
      },
      files: {
        '.github/workflows/pingone.yml': tryWorkflow,
        '.gitlab-ci.yml': tryJob,
        Dockerfile: tryContainer,
      },
    });
  }, 120_000);
});
