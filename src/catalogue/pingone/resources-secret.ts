/** The client secret of a resource. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { getRequest } from '../verb.ts';

export type ResourceSecret = JsonObject & { secret: string };

export const resourcesSecret = defineResource<ResourceSecret>({
  product: 'platform',
  command: ['resources', 'secret'],
  singular: 'resource secret',
  plural: 'resource secrets',
  summary: 'The client secret of a resource',
  collection: '/environments/{environmentId}/resources/{resourceId}/secret',
  embedded: '',
  singleton: true,
  parents: [{ parameter: 'resourceId', noun: 'resources', flag: 'resource-id', short: 'r', format: 'uuid' }],
  recognizes: withText<ResourceSecret>('secret'),
  requests: { get: getRequest },
  columns: [
    { heading: 'SECRET', path: 'secret', importance: 1 },
    { heading: 'PREVIOUS EXPIRES', path: 'previous.expiresAt', importance: 2, shows: 'time' },
    { heading: 'PREVIOUS LAST USED', path: 'previous.lastUsed', importance: 3, shows: 'time' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  secrets: ['secret', 'previous.secret'],
  template: { previous: { expiresAt: '' } },
  actions: [
    {
      name: 'rotate',
      summary: 'Make a new client secret',
      help: 'The old secret stops working at once, unless previous.expiresAt keeps it for a while (1 minute to 30 days).',
      on: 'object',
      method: 'POST',
      suffix: '',
      body: 'json',
      fields: [
        {
          flag: 'previous-expires-at',
          member: 'previous.expiresAt',
          type: 'time',
          help: 'How long the old secret still works, up to 30 days',
          ours: true,
        },
      ],
      required: [],
      takesFile: true,
      success: [200],
      answer: {
        kind: 'record',
        columns: [
          { heading: 'SECRET', path: 'secret', importance: 1 },
          { heading: 'PREVIOUS EXPIRES', path: 'previous.expiresAt', importance: 2, shows: 'time' },
        ],
      },
      showsSecret: true,
      confirmation: 'ask',
      consequence: 'Resource servers that still use the old secret are refused.',
      effect: 'updated',
      done: 'Rotated the client secret',
    },
    {
      name: 'delete-previous',
      summary: 'Stop accepting the previous secret',
      on: 'object',
      method: 'DELETE',
      suffix: '',
      body: 'none',
      fields: [],
      required: [],
      success: [204],
      answer: { kind: 'none' },
      confirmation: 'ask',
      consequence: 'Clients that still use the previous secret are refused.',
      effect: 'deleted',
      done: 'Deleted the previous secret',
    },
  ],
  sample: '',
  roles: ['Environment Admin'],
});
