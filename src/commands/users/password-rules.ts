/** What a generated password has to satisfy: the policy that holds for the user, or PingOne's own where it cannot be read. */
import { CliError } from '../../core/errors.ts';
import type { PasswordRules } from '../../core/generate-password.ts';
import { isJsonObject, type JsonObject, numberAt, textAt } from '../../core/json.ts';
import type { CommandContext } from '../command.ts';
import { readPasswordState } from './password-operations.ts';
import type { PasswordOwner } from './set-password.ts';

/** The policy `Standard` of a new environment. */
const standard: PasswordRules = {
  least: 8,
  most: 255,
  groups: [
    { characters: 'abcdefghijklmnopqrstuvwxyz', least: 1 },
    { characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', least: 1 },
    { characters: '0123456789', least: 1 },
    { characters: '~!@#$%^&*()-_=+[]{}|;:,.<>/?', least: 1 },
  ],
  repeated: 2,
  unique: 5,
};

function rulesOf(policy: JsonObject): PasswordRules {
  const groups = isJsonObject(policy.minCharacters) ? policy.minCharacters : {};
  return {
    least: numberAt(policy.length, 'min') ?? standard.least,
    most: numberAt(policy.length, 'max') ?? standard.most,
    groups: Object.entries(groups).flatMap(([characters, least]) =>
      typeof least === 'number' && characters !== '' ? [{ characters, least }] : [],
    ),
    repeated: numberAt(policy, 'maxRepeatedCharacters'),
    unique: numberAt(policy, 'minUniqueCharacters') ?? 1,
  };
}

/** Populations may have policies of their own: the state of the password names the one that counts. */
export async function readPasswordRules(
  context: CommandContext,
  owner: PasswordOwner,
): Promise<PasswordRules> {
  const [api, policies] = await Promise.all([context.api(), context.resource('password-policies')]);
  try {
    const { passwordPolicy } = await readPasswordState(api, owner);
    const id = textAt(passwordPolicy, 'id');
    if (id === undefined) return standard;
    return rulesOf(await api.get(policies, { environmentId: owner.environmentId }, id));
  } catch (error) {
    // Setting passwords needs another role than reading policies.
    const isHidden = error instanceof CliError && ['permission-denied', 'not-found'].includes(error.outcome);
    if (isHidden) return standard;
    throw error;
  }
}
