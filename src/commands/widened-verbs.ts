/** Standard verbs that do more than one request of a resource, by noun and verb: each stands in for the generic command. */
import type { CommandDefinition } from './command.ts';
import type { Subject } from './resource/subject.ts';

export type WidenedVerb = (subject: Subject) => Promise<CommandDefinition>;

const assignmentVerbs = {
  list: async (subject: Subject) =>
    (await import('./roles/read-assignments.ts')).listAssignmentsCommand(subject),
  get: async (subject: Subject) =>
    (await import('./roles/read-assignments.ts')).getAssignmentCommand(subject),
  create: async (subject: Subject) =>
    (await import('./roles/create-assignment.ts')).createAssignmentCommand(subject),
  delete: async (subject: Subject) =>
    (await import('./roles/delete-assignment.ts')).deleteAssignmentCommand(subject),
} as const;

const userListVerbs = {
  list: async (subject: Subject) => (await import('./users/lists-of-users.ts')).listOfUsersCommand(subject),
} as const;

export const widenedVerbs: Readonly<Record<string, Readonly<Record<string, WidenedVerb>>>> = {
  applications: {
    create: async (subject) => (await import('./applications/create.ts')).createApplicationCommand(subject),
  },
  roles: {
    list: async (subject) => (await import('./roles/read-roles.ts')).listRolesCommand(subject),
    get: async (subject) => (await import('./roles/read-roles.ts')).getRoleCommand(subject),
  },
  'applications role-assignments': assignmentVerbs,
  'gateways role-assignments': assignmentVerbs,
  'groups role-assignments': assignmentVerbs,
  'users groups': userListVerbs,
  'users role-assignments': assignmentVerbs,
  'users sessions': userListVerbs,
};
