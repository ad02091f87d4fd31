/** The flags of the view, over the whole tree: who has them, what they may name, and that none of them is taken for nothing. */
import { describe, expect, it } from 'vitest';
import type { FlagReadings } from '../../src/cli/parse.ts';
import { viewFlags, viewOptionsOf } from '../../src/cli/view-flags.ts';
import type { CommandDefinition } from '../../src/commands/command.ts';
import type { CommandNode } from '../../src/commands/command-node.ts';
import { commandTree } from '../../src/commands/tree.ts';
import { type OutputFormat, outputFormats } from '../../src/core/output-formats.ts';
import { checkViewOptions, type ViewOptions } from '../../src/output/render-options.ts';
import { shareWorld } from '../support/shared-world.ts';

interface Leaf {
  path: string;
  name: string;
  definition: CommandDefinition;
}

async function leavesOf(nodes: readonly CommandNode[], above: readonly string[] = []): Promise<Leaf[]> {
  const leaves: Leaf[] = [];
  for (const node of nodes) {
    const path = [...above, node.name];
    const definition = await node.load?.();
    if (definition) leaves.push({ path: path.join(' '), name: node.name, definition });
    leaves.push(...(await leavesOf(node.children ?? [], path)));
  }
  return leaves;
}

const leaves = await leavesOf(commandTree);
const viewed = leaves.filter(({ definition }) => Object.keys(viewFlags(definition)).length > 0);

/** What would be wrong, in words; undefined where the view is taken. */
async function refusalOf(
  { definition }: Leaf,
  view: FlagReadings,
  format: OutputFormat = 'text',
  flags: FlagReadings = {},
): Promise<string | undefined> {
  const when = definition.answers?.when;
  const own = when === undefined ? flags : { [when]: true, ...flags };
  try {
    await checkViewOptions({ ...viewOptionsOf(definition, view, own), format });
    return undefined;
  } catch (error) {
    return String(error);
  }
}

it('are there for every list and get, and for nothing that answers no records', () => {
  const without = leaves.filter((leaf) => !viewed.includes(leaf)).map(({ name }) => name);
  expect(viewed.length).toBeGreaterThan(400);
  expect(without).not.toContain('list');
  for (const name of ['template', 'delete', 'token', 'login', 'set', 'init']) expect(without).toContain(name);
  const lists = viewed.filter(({ name }) => name === 'list');
  for (const { definition, path } of lists) {
    const names = Object.keys(viewFlags(definition)).filter((name) => name !== 'ids');
    expect(names, path).toEqual(['columns', 'sort', 'wide', 'csv-raw']);
  }
});

it('have names that no flag of the command has', () => {
  for (const { definition, path } of viewed) {
    const taken = Object.keys(viewFlags(definition)).filter((name) => name in definition.flags);
    expect(taken, path).toEqual([]);
  }
});

it('take every column by its path and by its heading, and no other name', async () => {
  for (const leaf of viewed) {
    const { answers, columns } = leaf.definition;
    const known = answers?.columns ?? columns ?? [];
    const names = known.flatMap(({ heading, path }) => [path, heading.toLowerCase()]);
    if (names.length === 0) continue;
    expect(await refusalOf(leaf, { columns: names }), leaf.path).toBeUndefined();
    expect(await refusalOf(leaf, { columns: ['nowhere'] }), leaf.path).toMatch(
      /which this result does not have/,
    );
    expect(await refusalOf(leaf, { columns: ['Any:what.ever'] }), leaf.path).toBeUndefined();
    if (!('sort' in viewFlags(leaf.definition))) continue;
    expect(await refusalOf(leaf, { sort: names.map((name) => `-${name}`) }), leaf.path).toBeUndefined();
    expect(await refusalOf(leaf, { sort: ['nowhere'] }, 'json'), leaf.path).toMatch(/does not have/);
  }
});

const heeds: Readonly<Record<string, readonly OutputFormat[]>> = {
  columns: ['text', 'csv', 'md'],
  sort: outputFormats,
  ids: ['text'],
  wide: ['text'],
  'csv-raw': ['csv'],
};

it('are refused by every command in every format that does not heed them', async () => {
  for (const leaf of viewed) {
    const first = (leaf.definition.answers?.columns ?? leaf.definition.columns ?? [])[0]?.path ?? 'id';
    for (const name of Object.keys(viewFlags(leaf.definition))) {
      const value = name === 'columns' || name === 'sort' ? [first] : true;
      for (const format of outputFormats) {
        const refusal = await refusalOf(leaf, { [name]: value }, format);
        if (heeds[name]?.includes(format))
          expect(refusal, `${leaf.path} --${name} -O ${format}`).toBeUndefined();
        else expect(refusal, `${leaf.path} --${name} -O ${format}`).toContain(`--${name} does nothing`);
      }
    }
  }
});

it('are refused beside flags that make the answer something else', async () => {
  for (const leaf of viewed) {
    for (const other of leaf.definition.answers?.unless ?? []) {
      const refusal = await refusalOf(leaf, { wide: true }, 'text', { [other]: true });
      expect(refusal, leaf.path).toContain(`--wide does nothing beside --${other}`);
      const isFlag = other in leaf.definition.flags || other === 'format' || other === 'output-file';
      expect(isFlag || other === 'dry-run', `${leaf.path} --${other}`).toBe(true);
    }
    const { when } = leaf.definition.answers ?? {};
    if (when === undefined) continue;
    expect(leaf.definition.flags, leaf.path).toHaveProperty(when);
    expect(() => viewOptionsOf(leaf.definition, { wide: true }, {})).toThrow(`without --${when}`);
  }
});

it.each<[string, Partial<ViewOptions>]>([
  ['--columns', { columns: [] }],
  ['--sort', { sort: [] }],
])('%s without a name is refused', async (flag, options) => {
  await expect(checkViewOptions({ format: 'text', ...options })).rejects.toThrow(`${flag} names no column`);
});

describe('on the command line', () => {
  const world = shareWorld();

  async function run(words: string) {
    const at = world();
    const ran = await at.run(`pingone environments ${words}`);
    return { ...ran, lines: ran.stdout.trimEnd().split('\n'), sent: at.requests().length };
  }

  it('--columns shows members of one’s own choosing under headings of one’s own', async () => {
    const { lines } = await run('list --columns NAME,Made:createdAt,organization.id --limit 1');
    expect(lines[0]).toMatch(/^NAME +Made +ORGANIZATION\.ID$/);
    expect(lines[1]).toMatch(/^Administrators +\d{4}-\d\d-\d\dT\S+Z {2}[0-9a-f-]{36}$/);
  });

  it('--sort orders every format, and JSON stays PingOne’s object', async () => {
    const names = JSON.parse((await run('list -O json --query data[].name')).stdout);
    const sorted = JSON.parse((await run('list --sort -name -O json --query data[].name')).stdout);
    expect(sorted).toEqual(names.toSorted(new Intl.Collator('en', { numeric: true }).compare).toReversed());
    const plain = JSON.parse((await run('list -O json')).stdout).data;
    const { data } = JSON.parse((await run('list -O json --sort name')).stdout);
    expect(data).toEqual(expect.arrayContaining(plain));
    const lines = (await run('list -O ndjson --sort -name')).lines.map((line) => JSON.parse(line).name);
    expect(lines).toEqual(sorted);
  });

  it('--sort takes a heading of --columns, and any path behind a colon', async () => {
    const { lines } = await run('list --columns Place:organization.id,name --sort Place,-name --limit 5');
    const names = lines.slice(1).map((line) => line.slice(38));
    expect(names).toEqual(names.toSorted(new Intl.Collator('en').compare).toReversed());
    expect((await run('list --sort :anything.at.all')).code).toBe(0);
  });

  it('--ids prints one ID a line, of a list, of one object and of what was created', async () => {
    const { lines } = await run('list --ids');
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(line).toMatch(/^[0-9a-f-]{36}$/);
    expect((await run('get Administrators --ids')).stdout).toBe(`${world().local.environmentId}\n`);
    const created = await world().run('pingone groups create --name Pilots --ids');
    expect(created.stdout).toMatch(/^[0-9a-f-]{36}\n$/);
    expect((await world().run('pingone groups get Pilots --ids')).stdout).toBe(created.stdout);
  });

  it('a mistyped column is refused with the nearest and all the others, and nothing is sent', async () => {
    const { code, sent, stderr, stdout } = await run('list --columns nmae');
    expect({ code, sent, stdout }).toEqual({ code: 64, sent: 0, stdout: '' });
    expect(stderr).toMatch(
      /^✖ --columns has 'nmae', .*\n {2}Fix: Did you mean 'name'\? It has id, name, description, /,
    );
    expect(stderr).toContain('--columns Heading:json.path');
  });

  it.each([
    'list --ids --columns name',
    'list --wide -O json',
    'list --csv-raw',
    'list --columns , -O text',
    'get Administrators --sort name',
    'list --quiet --verbose',
    'list -q --debug',
    'create --name x --dry-run --ids',
    'template --columns name',
    'list --query data -O csv',
    'list --query data --ids',
  ])('%s is refused, and nothing is sent', async (words) => {
    const { code, sent, stdout } = await run(words);
    expect({ code, sent }).toEqual({ code: 64, sent: 0 });
    // In the JSON formats the error is the result.
    if (stdout !== '') expect(JSON.parse(stdout)).toMatchObject({ status: 'error', data: null });
  });
});
