/** `doctor`: what it says of an installation in order, of one that is not set up, and of settings that are wrong. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalPingOne } from '../../local-pingone/contract.ts';
import { startLocalPingOne } from '../../local-pingone/start.ts';
import { cancelledError } from '../../src/core/errors.ts';
import { diagnose, type Finding, goodFile, homeWith, workerEnvironment } from '../support/diagnosis.ts';
import { actsOnTerminal } from '../support/hostile-names.ts';
import { beginCli, runCli } from '../support/run-cli.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

let local: LocalPingOne;
beforeEach(async () => {
  local = await startLocalPingOne();
});
afterEach(() => local.stop());

describe('doctor where everything is in order', () => {
  it('answers an array of checks, all ok, and ends with 0', async () => {
    const diagnosis = await diagnose(local, { home: homeWith(goodFile) });
    expect(diagnosis.findings.map(({ check, status }) => `${check}: ${status}`)).toEqual([
      'pingcli: ok',
      'Node.js: ok',
      'settings file: ok',
      'profile: ok',
      'issuer: ok',
      'API: ok',
      'proxy: ok',
      'certificates: ok',
      'clock: ok',
      'secret storage: ok',
      'session: ok',
      'listener port: ok',
    ]);
    for (const finding of diagnosis.findings) {
      expect(Object.keys(finding)).toEqual(['check', 'status', 'message', 'remedy']);
      expect(finding.remedy).toBeNull();
    }
    expect(diagnosis.code).toBe(0);
    expect(diagnosis.of('profile')?.message).toBe("'dev', the active profile");
    expect(diagnosis.of('issuer')?.message).toContain(local.issuer);
    expect(diagnosis.of('session')?.message).toContain(local.clients.worker.id);
  });

  it('sends no credentials: nothing but the metadata and one bare request of the API', async () => {
    await diagnose(local);
    expect(local.requests.map(({ host, method }) => `${host} ${method}`).sort()).toEqual([
      'api GET',
      'auth GET',
    ]);
    for (const { body, headers } of local.requests) {
      expect(headers).not.toHaveProperty('authorization');
      expect(body).toBe('');
    }
  });

  it('shows a person symbols, checks and remedies one under the other, inert and within the terminal', async () => {
    const { code, stdout } = await runCli('doctor', {
      home: homeWith('dev:\n  outputFromat: json\nactiveProfile: dev\n'),
      env: { ...(await workerEnvironment(local)), NO_COLOR: '1' },
      terminal: { columns: 60 },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✔ {2}Node\.js {9}\d/m);
    expect(stdout).toMatch(/^⚠ {2}settings file {3}'dev\.outputFromat' at line 2, column 3 is$/m);
    expect(stdout.replaceAll(/\n\s+/g, ' ')).toContain("Did you mean 'outputFormat'?");
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(stdout).not.toMatch(actsOnTerminal);
  });

  it('tells who is signed on and until when, without a token', async () => {
    const env = { ...(await workerEnvironment(local)), PINGCLI_AUTH_STORAGE_TYPE: 'file_system' };
    const home = temporaryDirectory();
    await runCli('pingone auth login', { env, home });
    const diagnosis = await diagnose(local, { env, home });
    expect(diagnosis.of('session')).toMatchObject({ status: 'ok' });
    expect(diagnosis.of('session')?.message).toContain(
      'the token expires in 60 min, and is renewed without asking',
    );
    // SEC-64: said each time.
    expect(diagnosis.of('secret storage')).toMatchObject({ status: 'warning' });
    expect(diagnosis.of('secret storage')?.message).toContain('a plaintext file in');
    expect(diagnosis.stdout).not.toContain('eyJ');
  });
});

describe('doctor without a profile', () => {
  it('warns of what is not configured, and ends with 0', async () => {
    const { code, stdout } = await runCli('doctor -O json --storage-type none');
    const findings: Finding[] = JSON.parse(stdout).data;
    const warned = findings.filter(({ status }) => status === 'warning');
    expect(warned.map(({ check }) => check)).toEqual(['settings file', 'issuer', 'API', 'clock', 'session']);
    expect(warned.every(({ remedy }) => remedy !== null)).toBe(true);
    expect(findings.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(code).toBe(0);
  });

  it('F-48 works without a home directory', async () => {
    const diagnosis = await diagnose(local, { home: null });
    expect(diagnosis.of('settings file')?.status).toBe('warning');
    expect(diagnosis.failed).toEqual([]);
    const onFiles = await diagnose(local, { home: null, env: { PINGCLI_AUTH_STORAGE_TYPE: 'file_system' } });
    expect(onFiles.code).toBe(1);
    expect(onFiles.of('secret storage')).toMatchObject({ status: 'failed' });
    expect(onFiles.of('secret storage')?.remedy).toContain('HOME');
  });
});

describe('doctor finds in the settings', () => {
  it.each(['-O json', ''])('a settings file that is broken, and checks the rest (%s)', async (format) => {
    const home = homeWith('dev: [\n');
    const { code, stdout } = await runCli(`doctor ${format}`, { home });
    expect(code).toBe(1);
    expect(stdout).toContain('is not valid at line 2, column');
    expect(stdout).toContain('Not checked; see settings file');
    expect(stdout).toContain('certificates');
  });

  it('F-46 a settings file that others can read, and says that it is a link', async () => {
    const home = homeWith(
      `${goodFile}  service: { pingOne: { authentication: { clientCredentials: { clientSecret: canary } } } }\n`,
      0o644,
    );
    const linked = temporaryDirectory();
    symlinkSync(join(home, '.pingcli'), join(linked, '.pingcli'));
    const diagnosis = await diagnose(local, { home: linked });
    const [facts, permissions] = diagnosis.findings.filter(({ check }) => check === 'settings file');
    expect(facts?.message).toContain('1 profile, mode 0644');
    expect(permissions).toMatchObject({ status: 'warning', remedy: expect.stringContaining('chmod 600') });
    expect(permissions?.message).toContain('holds a secret');
    expect(diagnosis.stdout + diagnosis.stderr).not.toContain('canary');
  });

  it('REL-44 F-50 a profile that does not exist', async () => {
    const diagnosis = await diagnose(local, { home: homeWith(goodFile) }, '-P typo');
    expect(diagnosis.of('profile')).toMatchObject({
      status: 'failed',
      remedy: expect.stringContaining('dev'),
    });
    expect(diagnosis.code).toBe(1);
    expect(local.requests).toEqual([]);
  });
});

it('doctor ends with 130 when it is interrupted, like every command', async () => {
  local.faults.add({}, { kind: 'silence' });
  const running = beginCli('doctor', { env: await workerEnvironment(local) });
  while (local.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  running.host.interrupt.abort(cancelledError());
  expect((await running.ended).code).toBe(130);
});
