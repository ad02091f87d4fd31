/** What asks before it acts, how it names its target, and what happens without a person. */
import { describe, expect, it } from 'vitest';
import { shareWorld } from '../../support/shared-world.ts';

const open = shareWorld();
const terminal = { columns: 100 };

async function group(name: string): Promise<void> {
  await open().data(['pingone', 'groups', 'create', '--name', name]);
}

function writes(world: ReturnType<typeof open>): string[] {
  return world
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method }) => method);
}

describe('delete', () => {
  it('REL-26 asks on a terminal, naming the object and the environment with type and region; No is the default', async () => {
    await group('Asked about');
    const world = open();
    const kept = await world.run(['pingone', 'groups', 'delete', 'Asked about'], {
      terminal,
      answers: [{ question: "Delete the group 'Asked about'", answer: false }],
    });
    expect(kept.code).toBe(0);
    expect(kept.stderr).toContain('was left as it is');
    expect(writes(world)).toEqual([]);
    const named = await open().run(['pingone', 'groups', 'delete', 'Asked about'], {
      terminal,
      answers: [{ question: "Delete the group 'Asked about' (", answer: true }],
    });
    expect(named.stderr).toContain("Deleted the group 'Asked about'");
  });

  it('REL-26 without a terminal needs --yes, and nothing is sent without it', async () => {
    await group('Scripted');
    const world = open();
    const refused = await world.run(['pingone', 'groups', 'delete', 'Scripted']);
    expect(refused.code).toBe(64);
    expect(refused.stderr).toContain('--yes');
    expect(world.requests()).toEqual([]);
    expect((await open().run(['pingone', 'groups', 'delete', 'Scripted', '--yes'])).code).toBe(0);
  });

  it('of a population wants its name', async () => {
    await open().data(['pingone', 'populations', 'create', '--name', 'Typed']);
    const world = open();
    const refused = await world.run('pingone populations delete Typed');
    expect([refused.code, world.requests()]).toEqual([64, []]);
    const wrong = await world.run('pingone populations delete Typed --confirm Other');
    expect(wrong.code).toBe(64);
    expect(wrong.stderr).toContain("It is named 'Typed'");
    const mistyped = await world.run('pingone populations delete Typed', {
      terminal,
      answers: [{ question: 'Type Typed to confirm:', answer: 'typed' }],
    });
    expect(mistyped.stderr).toContain('was left as it is');
    expect(writes(world)).toEqual([]);
    const typed = await open().run('pingone populations delete Typed', {
      terminal,
      answers: [{ question: 'Type Typed to confirm:', answer: 'Typed' }],
    });
    expect(typed.stderr).toContain("Deleted the population 'Typed'");
    expect(typed.stderr).toContain('in Administrators (PRODUCTION, EU)?');
  });

  it('of an environment takes --confirm with its name', async () => {
    await open().data('pingone environments create --name Short-lived --type SANDBOX --region EU');
    const { code } = await open().run('pingone environments delete Short-lived --confirm Short-lived');
    expect(code).toBe(0);
  });

  it('has no --yes where the name is wanted', async () => {
    const { code, stderr } = await open().run('pingone populations delete Default --yes');
    expect(code).toBe(64);
    expect(stderr).toContain("no flag '--yes'");
  });

  it('--dry-run tells and deletes nothing', async () => {
    await group('Planned');
    const world = open();
    const plan = await world.run(['pingone', 'groups', 'delete', 'Planned', '--dry-run', '-O', 'json']);
    expect(JSON.parse(plan.stdout).meta.effect).toBe('would-delete');
    expect(writes(world)).toEqual([]);
  });
});

describe('disabling', () => {
  it('asks like delete; enabling does not', async () => {
    const { username } = open().local.accounts.locked;
    const words = ['pingone', 'users', 'enabled', 'replace', username];
    const world = open();
    const refused = await world.run([...words, '--no-enabled']);
    expect(refused.code).toBe(64);
    expect(refused.stderr).toContain('--yes');
    expect(writes(world)).toEqual([]);
    expect((await open().run([...words, '--no-enabled', '--yes'])).code).toBe(0);
    expect((await open().run([...words, '--enabled'])).code).toBe(0);
  });
});

describe('an action that loses something', () => {
  it('asks, and without a terminal needs --yes', async () => {
    const { local } = open();
    const { id } = local.clients.web;
    const world = open();
    const refused = await world.run(`pingone applications secrets rotate ${id}`);
    expect([refused.code, world.requests()]).toEqual([64, []]);
    const asked = await world.run(`pingone applications secrets rotate ${id}`, {
      terminal,
      answers: [{ question: 'Make a new client secret', answer: false }],
    });
    expect(asked.stderr).toContain('Clients that still use the old secret are refused.');
    expect(writes(world)).toEqual([]);
  });
});
