/** Users: defaults, the paths for enabled, population and password, and the operations by media type. */
import { describe, expect, it } from 'vitest';
import { type ApiUnderTest, at, itemsOf, startApi, textAt } from './api-fixture.ts';

const good = 'Tr0ub4dor&3x';

async function startWithUser(): Promise<{ api: ApiUnderTest; user: string; users: string }> {
  const api = await startApi();
  const users = `/environments/${api.environmentId}/users`;
  const created = await api.ask('POST', users, { username: 'new.user', email: 'new.user@example.com' });
  return { api, users, user: `${users}/${textAt(created.body, 'id')}` };
}

describe('users', () => {
  it('are created with the defaults that PingOne fills in', async () => {
    const { api, user } = await startWithUser();
    const { body } = await api.ask('GET', user);
    expect(body).toMatchObject({
      account: { canAuthenticate: true, status: 'OK' },
      enabled: true,
      identityProvider: { type: 'PING_ONE' },
      lifecycle: { status: 'ACCOUNT_OK' },
      mfaEnabled: false,
      verifyStatus: 'NOT_INITIATED',
    });
    const population = await api.ask('GET', textAt(body, '_links.population.href'));
    expect(population.body).toMatchObject({ name: 'Default', default: true });
    expect(Object.keys(Object(body._links))).toEqual(
      expect.arrayContaining([
        'self',
        'environment',
        'password',
        'password.set',
        'memberOfGroups',
        'roleAssignments',
      ]),
    );
  });

  it('are enabled and disabled through /enabled', async () => {
    const { api, user } = await startWithUser();
    expect((await api.ask('GET', `${user}/enabled`)).body.enabled).toBe(true);
    const disabled = await api.ask('PUT', `${user}/enabled`, { enabled: false });
    expect([disabled.status, disabled.body.enabled]).toEqual([200, false]);
    expect((await api.ask('GET', user)).body.enabled).toBe(false);
    expect((await api.ask('PUT', `${user}/enabled`, { enabled: 'no' })).status).toBe(400);
    expect((await api.ask('PUT', `${user}/enabled`, {})).status).toBe(400);
  });

  it('move through /population and have mfaEnabled of their own', async () => {
    const { api, user } = await startWithUser();
    const populations = itemsOf(await api.ask('GET', `/environments/${api.environmentId}/populations`));
    const staff = populations.find((each) => each.name === 'Staff');
    const moved = await api.ask('PUT', `${user}/population`, { id: staff?.id });
    expect([moved.status, moved.body.id]).toEqual([200, staff?.id]);
    expect(at((await api.ask('GET', user)).body, 'population.id')).toBe(staff?.id);
    expect((await api.ask('PUT', `${user}/population`, { id: 'nope' })).status).toBe(400);
    expect((await api.ask('PUT', `${user}/mfaEnabled`, { mfaEnabled: true })).body.mfaEnabled).toBe(true);
  });

  it('join and leave groups', async () => {
    const { api, user } = await startWithUser();
    const [group] = itemsOf(await api.ask('GET', `/environments/${api.environmentId}/groups`));
    const joined = await api.ask('POST', `${user}/memberOfGroups`, { id: group?.id });
    expect(joined.body).toMatchObject({ id: group?.id, type: 'DIRECT', name: group?.name });
    expect((await api.ask('POST', `${user}/memberOfGroups`, { id: group?.id })).status).toBe(400);
    expect((await api.ask('POST', `${user}/memberOfGroups`, { id: 'nope' })).status).toBe(400);
    const shown = await api.ask('GET', `${user}?include=memberOfGroupIDs,memberOfGroupNames`);
    expect(shown.body).toMatchObject({ memberOfGroupIDs: [group?.id], memberOfGroupNames: [group?.name] });
    expect((await api.ask('DELETE', `${user}/memberOfGroups/${group?.id}`)).status).toBe(204);
    expect(itemsOf(await api.ask('GET', `${user}/memberOfGroups`))).toEqual([]);
  });

  it('are imported with a password', async () => {
    const { api, users } = await startWithUser();
    const body = {
      username: 'imported',
      email: 'imported@example.com',
      password: { value: good, forceChange: true },
      mfaEnabled: true,
    };
    const answer = await api.ask('POST', users, body, { type: 'user.import+json' });
    expect([answer.status, answer.body.mfaEnabled]).toEqual([201, true]);
    expect(answer.text).not.toContain(good);
    const password = await api.ask('GET', `${users}/${answer.body.id}/password`);
    expect(password.body.status).toBe('MUST_CHANGE_PASSWORD');
    const weak = { ...body, username: 'weak', password: { value: 'weak' } };
    expect((await api.ask('POST', users, weak, { type: 'user.import+json' })).status).toBe(400);
    expect(api.store.list(users.slice(1)).some((each) => each.username === 'weak')).toBe(false);
  });

  it('are locked and unlocked', async () => {
    const { api, user } = await startWithUser();
    const locked = await api.ask('POST', user, undefined, { type: 'account.lock+json' });
    expect([locked.status, at(locked.body, 'account.status')]).toEqual([200, 'LOCKED']);
    expect(at((await api.ask('GET', user)).body, 'account.canAuthenticate')).toBe(false);
    const unlocked = await api.ask('POST', user, {}, { type: 'account.unlock+json' });
    expect(at(unlocked.body, 'account')).toEqual({ canAuthenticate: true, status: 'OK' });
  });
});

describe('passwords', () => {
  const set = { type: 'password.set+json' };
  const reset = { type: 'password.reset+json' };
  const check = { type: 'password.check+json' };

  it('are set, and shown by their state only', async () => {
    const { api, user } = await startWithUser();
    const path = `${user}/password`;
    expect((await api.ask('GET', path)).body.status).toBe('NO_PASSWORD');
    const answer = await api.ask('PUT', path, { value: good }, set);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'OK', lastChangedAt: '2026-03-01T12:00:00.000Z' });
    expect(textAt(answer.body, 'user.id')).toBe(user.split('/').at(-1));
    expect(textAt(answer.body, 'passwordPolicy.id')).toMatch(/-/);
    expect(answer.text).not.toContain(good);
    const forced = await api.ask('PUT', path, { value: `${good}9`, forceChange: true }, set);
    expect(forced.body.status).toBe('MUST_CHANGE_PASSWORD');
  });

  it('must satisfy the policy', async () => {
    const { api, user } = await startWithUser();
    const answer = await api.ask('PUT', `${user}/password`, { value: 'aaaa' }, set);
    expect([answer.status, answer.body.code, at(answer.body, 'details.0.target')]).toEqual([
      400,
      'INVALID_DATA',
      'value',
    ]);
    expect(textAt(answer.body, 'details.0.message')).toMatch(/8 characters.*ABC.*different.*repeat/);
    expect(at((await api.ask('PUT', `${user}/password`, {}, set)).body, 'details.0.code')).toBe(
      'REQUIRED_VALUE',
    );
  });

  it('are reset by those who know the current one', async () => {
    const { api, user } = await startWithUser();
    const path = `${user}/password`;
    await api.ask('PUT', path, { value: good }, set);
    const wrong = await api.ask('PUT', path, { currentPassword: 'x', newPassword: `${good}1` }, reset);
    expect([wrong.status, at(wrong.body, 'details.0.code')]).toEqual([400, 'INVALID_CREDENTIALS']);
    const right = await api.ask('PUT', path, { currentPassword: good, newPassword: `${good}1` }, reset);
    expect(right.body.status).toBe('OK');
    expect((await api.ask('POST', path, { password: `${good}1` }, check)).status).toBe(200);
  });

  it('are checked, and locked after five wrong attempts until an unlock', async () => {
    const { api, user } = await startWithUser();
    const path = `${user}/password`;
    const code = async (password: string): Promise<unknown> =>
      at((await api.ask('POST', path, { password }, check)).body, 'details.0.code');
    expect(await code(good)).toBe('NO_PASSWORD');
    await api.ask('PUT', path, { value: good }, set);
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await code('wrong')).toBe('INVALID_CREDENTIALS');
    expect(await code(good)).toBe('PASSWORD_LOCKED_OUT');
    expect((await api.ask('GET', path)).body.status).toBe('PASSWORD_LOCKED_OUT');
    await api.ask('POST', user, undefined, { type: 'account.unlock+json' });
    expect(await code(good)).toBeUndefined();
  });

  it('have to be changed when an administrator says so, and stay as they are until then', async () => {
    const { api, user } = await startWithUser();
    const path = `${user}/password`;
    const force = { type: 'password.forceChange' };
    const none = await api.ask('POST', path, undefined, force);
    expect(at(none.body, 'details.0.code')).toBe('NO_PASSWORD');
    await api.ask('PUT', path, { value: good }, set);
    expect((await api.ask('POST', path, undefined, force)).body.status).toBe('MUST_CHANGE_PASSWORD');
    expect(api.store.confidential(user.slice(1)).password).toBe(good);
    expect((await api.ask('POST', path, undefined, { type: 'password.forceChange+json' })).status).toBe(415);
  });

  describe('that are forgotten', () => {
    const send = { type: 'password.sendRecoveryCode+json' };
    const recover = { type: 'password.recover+json' };

    async function startWithPassword() {
      const { api, user } = await startWithUser();
      const path = `${user}/password`;
      await api.ask('PUT', path, { value: good }, set);
      const codeSent = async () => {
        expect((await api.ask('POST', path, undefined, send)).status).toBe(200);
        return api.store.confidential(user.slice(1)).recoveryCode;
      };
      const tryCode = (recoveryCode: unknown) =>
        api.ask('POST', path, { recoveryCode, newPassword: `${good}!` }, recover);
      return { api, user, path, codeSent, tryCode };
    }

    it('are recovered with the code that was sent, within five minutes', async () => {
      const { api, codeSent, tryCode } = await startWithPassword();
      const code = await codeSent();
      expect(code).toMatch(/^[A-Z2-9]{8}$/);
      expect((await tryCode('x')).body.code).toBe('REQUEST_FAILED');
      expect((await tryCode(code?.toLowerCase())).body.status).toBe('OK');
      const second = await codeSent();
      api.advance(300_001);
      expect((await tryCode(second)).status).toBe(400);
    });

    it('are lost after five wrong codes, until another is sent', async () => {
      const { codeSent, tryCode } = await startWithPassword();
      const code = await codeSent();
      for (let attempt = 0; attempt < 5; attempt += 1) await tryCode('wrong');
      expect(at((await tryCode(code)).body, 'details.0.code')).toBe('PASSWORD_LOCKED_OUT');
      expect((await tryCode(await codeSent())).status).toBe(200);
    });

    it('get no code where there is none, or where the user is disabled', async () => {
      const { api, user, path } = await startWithPassword();
      await api.ask('PUT', `${user}/enabled`, { enabled: false });
      const disabled = await api.ask('POST', path, undefined, send);
      expect(at(disabled.body, 'details.0.code')).toBe('ACCOUNT_NOT_USABLE');
      const other = await startWithUser();
      const without = await other.api.ask('POST', `${other.user}/password`, undefined, send);
      expect(at(without.body, 'details.0.code')).toBe('NO_PASSWORD');
    });
  });
});

describe('memberships', () => {
  it('are indirect where a group is nested in another, and cannot be ended there', async () => {
    const { api, user, users } = await startWithUser();
    const groups = `/environments/${api.environmentId}/groups`;
    const named = async (name: string) => textAt((await api.ask('POST', groups, { name })).body, 'id');
    const [inner, outer] = [await named('Inner'), await named('Outer')];
    await api.ask('POST', `${groups}/${inner}/memberOfGroups`, { id: outer });
    await api.ask('POST', `${user}/memberOfGroups`, { id: inner });
    expect(itemsOf(await api.ask('GET', `${user}/memberOfGroups`))).toMatchObject([
      { id: inner, name: 'Inner', type: 'DIRECT' },
      { id: outer, name: 'Outer', type: 'INDIRECT' },
    ]);
    expect((await api.ask('GET', `${user}/memberOfGroups/${outer}`)).body.type).toBe('INDIRECT');
    expect((await api.ask('DELETE', `${user}/memberOfGroups/${outer}`)).status).toBe(400);
    const found = async (filter: string) =>
      itemsOf(await api.ask('GET', `${users}?filter=${encodeURIComponent(filter)}`)).length;
    expect(await found(`memberOfGroups[id eq "${outer}"]`)).toBe(1);
    expect(await found(`memberOfGroups[id eq "${outer}" and type eq "DIRECT"]`)).toBe(0);
    expect(await found(`memberOfGroups[id eq "${inner}" and type eq "DIRECT"]`)).toBe(1);
    const counted = await api.ask('GET', `${groups}/${outer}?include=totalMemberCounts`);
    expect(counted.body).toMatchObject({ directMemberCounts: { users: 0 }, totalMemberCounts: { users: 1 } });
  });
});

describe('devices', () => {
  it('need what they are reached by, and are limited in number', async () => {
    const { api, user } = await startWithUser();
    const path = `${user}/devices`;
    const target = async (body: unknown) => at((await api.ask('POST', path, body)).body, 'details.0.target');
    expect(await target({ type: 'PIGEON' })).toBe('type');
    expect(await target({ type: 'SMS' })).toBe('phone');
    expect(await target({ type: 'EMAIL', email: 'nobody' })).toBe('email');
    const added = await api.ask('POST', path, { type: 'SMS', phone: '+4940123456' });
    expect(added.body).toMatchObject({ status: 'ACTIVE', phone: '+4940123456' });
    for (let number = 0; number < 4; number += 1) {
      expect((await api.ask('POST', path, { type: 'TOTP' })).body.status).toBe('ACTIVATION_REQUIRED');
    }
    const over = await api.ask('POST', path, { type: 'TOTP' });
    expect(at(over.body, 'details.0.code')).toBe('LIMIT_EXCEEDED');
    expect((await api.ask('DELETE', `${path}/${textAt(added.body, 'id')}`)).status).toBe(204);
  });
});

describe('sessions', () => {
  it('are listed, ended ones too, and ended one by one', async () => {
    const api = await startApi();
    const path = `/environments/${api.environmentId}/users/${api.accounts.administrator.id}/sessions`;
    const [first, second] = itemsOf(await api.ask('GET', path));
    expect([first?.browser, second?.browser]).toMatchObject([{ name: 'Firefox' }, { name: 'Chrome' }]);
    expect((await api.ask('DELETE', `${path}/${String(first?.id)}`)).status).toBe(204);
    expect(itemsOf(await api.ask('GET', path))).toHaveLength(1);
    expect((await api.ask('GET', path, undefined, { token: 'powerless' })).status).toBe(403);
  });
});
