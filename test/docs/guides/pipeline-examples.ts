/** What the pipelines of a guide would run: the shell commands of a GitHub workflow, a GitLab job and a container, each with its variables. */
import { parse } from 'yaml';
import { isRecord } from '../../../src/core/json.ts';

export interface PipelineStep {
  script: string;
  env: Record<string, string>;
}

function objectAt(value: unknown, name: string): Record<string, unknown> {
  if (!isRecord(value)) throw new Error(`${name}: not a map`);
  return value;
}

function textsOf(value: unknown, name: string): string[] {
  if (!Array.isArray(value)) throw new Error(`${name}: not a list`);
  return value.map(String);
}

/** @param values what the expressions stand for, such as `secrets.PINGONE_CLIENT_SECRET` */
function variablesOf(value: unknown, values: Readonly<Record<string, string>>): Record<string, string> {
  if (value === undefined) return {};
  const filled = Object.entries(objectAt(value, 'env')).map(([name, text]): [string, string] => [
    name,
    String(text).replaceAll(/\$\{\{ ([\w.]+) \}\}/g, (all, expression: string) => {
      const found = values[expression];
      if (found === undefined) throw new Error(`The test knows no ${all}`);
      return found;
    }),
  ]);
  return Object.fromEntries(filled);
}

/** Every `run` of every job, whatever its `if` says: one after the other, as the events would come. */
export function stepsOfGitHub(text: string, values: Readonly<Record<string, string>>): PipelineStep[] {
  const jobs = Object.values(objectAt(objectAt(parse(text), 'workflow').jobs, 'jobs'));
  return jobs.flatMap((each) => {
    const job = objectAt(each, 'job');
    if (!Array.isArray(job.steps)) throw new Error('steps: not a list');
    return job.steps.flatMap((item): PipelineStep[] => {
      const step = objectAt(item, 'step');
      if (typeof step.run !== 'string') return [];
      return [
        { script: step.run, env: { ...variablesOf(job.env, values), ...variablesOf(step.env, values) } },
      ];
    });
  });
}

/** A job runs its lines in one shell. @param project the variables of the project's settings, which win over the job's */
export function stepsOfGitLab(text: string, project: Readonly<Record<string, string>>): PipelineStep[] {
  return Object.values(objectAt(parse(text), 'pipeline')).map((each) => {
    const job = objectAt(each, 'job');
    const lines = [...textsOf(job.before_script ?? [], 'before_script'), ...textsOf(job.script, 'script')];
    return { script: lines.join('\n'), env: { ...variablesOf(job.variables, {}), ...project } };
  });
}

export interface ContainerFile {
  env: Record<string, string>;
  /** The commands that build the image. */
  builds: string[];
  entrypoint: string[];
}

export function readDockerfile(text: string): ContainerFile {
  const instructions = [...text.matchAll(/^([A-Z]+) (.*)$/gm)];
  const all = (name: string) => instructions.flatMap(([, word, rest = '']) => (word === name ? [rest] : []));
  const known = ['FROM', 'RUN', 'ENV', 'USER', 'ENTRYPOINT'];
  const strange = instructions.filter(([, word = '']) => !known.includes(word));
  if (strange.length > 0) throw new Error(`The test knows no ${strange[0]?.[0]}`);
  return {
    env: readVariables(all('ENV').join('\n')),
    builds: all('RUN'),
    entrypoint: textsOf(JSON.parse(all('ENTRYPOINT')[0] ?? '[]'), 'ENTRYPOINT'),
  };
}

/** Lines of `name=value`, as `ENV` and `--env-file` take them. */
export function readVariables(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
}
