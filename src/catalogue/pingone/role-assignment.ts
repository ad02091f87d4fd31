/** The one shape of role assignments: of users, groups, applications and gateways. */
import type { JsonObject } from '../../core/json.ts';

export type RoleAssignment = JsonObject & {
  id: string;
  role: { id: string };
  /** `ORGANIZATION`, `ENVIRONMENT`, `POPULATION` or `APPLICATION`; an open enumeration. */
  scope: { id: string; type: string };
  /** Made by PingOne; cannot be deleted. */
  readOnly?: boolean;
};
