/** What a generated password has to satisfy: the environment's default password policy, or PingOne's own where it cannot be read. */
import { CliError } from '../../core/errors.ts';
import type { PasswordRules } from '../../core/generate-password.ts';
import { isJsonObject, type JsonObject, numberAt } from '../../core/json.ts';
import type { CommandContext } from '../command.ts';

/** The policy `Standard` of a new environment (pingone-api §5.1). */
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

export async function readPasswordRules(
  context: CommandContext,
  environmentId: string,
): Promise<PasswordRules> {
  const [api, policies] = await Promise.all([context.api(), context.resource('password-policies')]);
  try {
    for await (const policy of api.list(policies, { environmentId }))
      if (policy.default === true) return rulesOf(policy);
  } catch (error) {
    // Setting passwords needs another role than reading policies.
    if (!(error instanceof CliError) || error.outcome !== 'permission-denied') throw error;
  }
  return standard;
}
