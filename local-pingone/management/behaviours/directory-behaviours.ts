/** Populations, groups and memberships: what their references must satisfy and what refuses deletion. */
import type { Document } from '../../store.ts';
import { constraintViolation, type ErrorDetail } from '../api-error.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Call } from '../call.ts';
import { referenceOf, textOf } from '../documents.ts';
import { populationComplaints } from './user-behaviour.ts';

const environmentOf = (call: Call): string => `environments/${call.target.environmentId}`;

export const populationBehaviour: Behaviour = {
  removing(call, _path, document) {
    const { store } = call.world;
    const others = store.list(`${environmentOf(call)}/populations`).filter((each) => each.id !== document.id);
    if (others.length === 0)
      throw constraintViolation('The environment must contain at least one population.');
    const users = store.list(`${environmentOf(call)}/users`);
    if (users.some((each) => referenceOf(each, 'population') === document.id)) {
      throw constraintViolation('The population cannot be deleted because it contains users.');
    }
  },
};

export const groupBehaviour: Behaviour = {
  check(call, body) {
    const population = referenceOf(body, 'population');
    return population === undefined ? [] : populationComplaints(call, population, 'population.id');
  },
  removed(call, path) {
    const { store } = call.world;
    const groupId = path.slice(path.lastIndexOf('/') + 1);
    for (const user of store.list(`${environmentOf(call)}/users`)) {
      store.remove(`${environmentOf(call)}/users/${textOf(user, 'id')}/memberOfGroups/${groupId}`);
    }
  },
};

export const membershipBehaviour: Behaviour = {
  check(call, body): ErrorDetail[] {
    const id = textOf(body, 'id');
    if (id === undefined || call.world.store.get(`${environmentOf(call)}/groups/${id}`) !== undefined)
      return [];
    return [
      { code: 'INVALID_VALUE', target: 'id', message: 'The group does not exist in this environment.' },
    ];
  },
  complete(_call, document): Document {
    return { ...document, type: 'DIRECT' };
  },
};
