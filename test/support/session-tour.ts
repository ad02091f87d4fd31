/** What every signed-on session must be good for, whatever the grant: the steps between sign-on and signing off. */
import { expect } from 'vitest';
import type { LocalPingOne, RecordedRequest } from '../../local-pingone/contract.ts';
import type { CliRun } from './run-cli.ts';

export type RunCommand = (words: string) => Promise<CliRun>;

export function requestsTo(local: LocalPingOne, path: RegExp): RecordedRequest[] {
  return local.requests.filter((request) => path.test(request.url));
}

export function tokenRequests(local: LocalPingOne): RecordedRequest[] {
  return requestsTo(local, /\/as\/token$/);
}

async function succeed(run: RunCommand, words: string): Promise<CliRun> {
  const result = await run(words);
  expect(result.code, `${words}\n${result.stdout}${result.stderr}`).toBe(0);
  return result;
}

/** Status, environments, token, renewal; then signing off, after which nobody is signed on. */
export async function takeSessionTour(local: LocalPingOne, grant: string, run: RunCommand): Promise<void> {
  const status = await succeed(run, 'pingone auth status -O json');
  expect(JSON.parse(status.stdout).data).toMatchObject({
    signedIn: true,
    grantType: grant,
    profile: 'demo',
    environment: { id: local.environmentId },
  });
  const asked = tokenRequests(local).length;
  const list = await succeed(run, 'pingone environments list');
  expect(list.stdout.trimEnd().split('\n')).toHaveLength(30);
  expect(list.stderr).toBe('✔ Fetched 29 items\n');
  const byName = await succeed(run, 'pingone environments get Administrators');
  expect(byName.stdout).toContain(local.environmentId);
  const byId = await succeed(run, `pingone environments get ${local.environmentId}`);
  expect(byId.stdout).toBe(byName.stdout);

  const token = (await succeed(run, 'pingone auth token')).stdout;
  expect(token).toMatch(/^\S+\n$/);
  expect(local.requests.at(-1)?.headers.authorization).toBe(`Bearer ${token.trimEnd()}`);
  expect(tokenRequests(local)).toHaveLength(asked);

  await succeed(run, 'pingone auth refresh');
  const renewed = (await succeed(run, 'pingone auth token')).stdout;
  expect(renewed).not.toBe(token);
  await succeed(run, 'pingone environments list -O ndjson');
  expect(local.requests.at(-1)?.headers.authorization).toBe(`Bearer ${renewed.trimEnd()}`);

  const before = local.requests.length;
  const off = await succeed(run, 'pingone auth logout');
  expect(off.stderr).toBe("✔ Signed off profile 'demo'\n");
  const revoked = local.requests.slice(before).filter((request) => /\/as\/revoke$/.test(request.url));
  expect(revoked.map(({ status: answer }) => answer)).toContain(200);
  const after = await run('pingone auth status');
  expect(after.code).toBe(4);
  expect(after.stderr).toContain("Run 'pingcli pingone auth login' to authenticate.");
}
