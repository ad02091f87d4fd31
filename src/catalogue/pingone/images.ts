/** Images for branding and applications. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { createRequest, deleteRequest, getRequest } from '../verb.ts';

export type Image = JsonObject & { id: string };

export const images = defineResource<Image>({
  product: 'platform',
  command: ['images'],
  singular: 'image',
  plural: 'images',
  summary: 'Images for branding and applications',
  collection: '/environments/{environmentId}/images',
  embedded: '',
  parents: [],
  id: { flag: 'image-id', short: 'i', format: 'uuid' },
  recognizes: withText<Image>('id'),
  requests: {
    get: getRequest,
    create: {
      ...createRequest,
      body: 'raw-image',
      fields: [{ flag: 'file', member: 'file', type: 'file', help: 'Image: PNG, JPEG or GIF' }],
    },
    delete: deleteRequest,
  },
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'URL', path: 'targets.original.href', importance: 2 },
    { heading: 'TYPE', path: 'targets.original.type', importance: 3 },
    { heading: 'CREATED', path: 'createdAt', importance: 4, shows: 'time' },
  ],
  fields: [],
  required: [],
  readOnly: [],
  actions: [],
  sample: '0a1b2c3d-4e5f-4607-8819-2a3b4c5d6e7f',
  notes: ['Images cannot be listed.', 'The resized images appear a little later in targets.'],
  roles: ['Environment Admin'],
});
