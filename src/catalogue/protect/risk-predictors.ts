/** Predictors that risk policies weigh. */
import type { JsonObject } from '../../core/json.ts';
import { withText } from '../../pingone/resource-address.ts';
import { defineResource } from '../definition.ts';
import { allRequests } from '../verb.ts';

export type RiskPredictor = JsonObject & { id: string; name: string };

export const riskPredictors = defineResource<RiskPredictor>({
  product: 'protect',
  command: ['risk-predictors'],
  singular: 'risk predictor',
  plural: 'risk predictors',
  summary: 'Predictors that risk policies weigh',
  collection: '/environments/{environmentId}/riskPredictors',
  embedded: 'riskPredictors',
  parents: [],
  id: { flag: 'risk-predictor-id', short: 'r', format: 'uuid' },
  recognizes: withText<RiskPredictor>('id', 'name'),
  naturalKey: { member: 'name' },
  requests: allRequests,
  columns: [
    { heading: 'ID', path: 'id', importance: 1 },
    { heading: 'NAME', path: 'name', importance: 2 },
    { heading: 'COMPACT NAME', path: 'compactName', importance: 3 },
    { heading: 'TYPE', path: 'type', importance: 4 },
    { heading: 'LICENSED', path: 'licensed', importance: 5, shows: 'boolean' },
    { heading: 'DELETABLE', path: 'deletable', importance: 6, shows: 'boolean' },
  ],
  fields: [
    { flag: 'name', member: 'name', type: 'text', help: 'Name of the risk predictor', sample: 'New device' },
    { flag: 'description', member: 'description', type: 'text', help: 'What the risk predictor is for' },
    {
      flag: 'compact-name',
      member: 'compactName',
      type: 'text',
      help: 'Name in expressions: letters and digits; cannot be changed',
      only: ['create', 'apply', 'replace'],
      sample: 'newDevice',
    },
    {
      flag: 'type',
      member: 'type',
      type: 'text',
      help: 'Kind of predictor, such as DEVICE or GEO_VELOCITY',
      ours: true,
      sample: 'GEO_VELOCITY',
    },
  ],
  required: ['compactName', 'name', 'type'],
  readOnly: ['condition', 'createdAt', 'deletable', 'environment', 'id', 'licensed', 'updatedAt'],
  variants: {
    discriminator: 'type',
    variants: [
      {
        type: 'device',
        values: ['DEVICE'],
        required: ['compactName', 'name', 'type', 'detect'],
        template: { name: '', description: '', compactName: '', type: 'DEVICE', detect: 'NEW_DEVICE' },
      },
      {
        type: 'adversaryInTheMiddle',
        values: ['ADVERSARY_IN_THE_MIDDLE'],
        required: ['compactName', 'name', 'type'],
        template: {
          name: '',
          description: '',
          compactName: '',
          type: 'ADVERSARY_IN_THE_MIDDLE',
          domainWhiteList: [],
        },
      },
      {
        type: 'anonymousNetwork',
        values: ['ANONYMOUS_NETWORK'],
        required: ['compactName', 'name', 'type'],
        template: { name: '', description: '', compactName: '', type: 'ANONYMOUS_NETWORK', whiteList: [] },
      },
      {
        type: 'bot',
        values: ['BOT'],
        required: ['compactName', 'name', 'type'],
        template: { name: '', description: '', compactName: '', type: 'BOT' },
      },
      {
        type: 'composite',
        values: ['COMPOSITE'],
        required: ['compactName', 'name', 'type', 'compositions'],
        template: {
          name: '',
          description: '',
          compactName: '',
          type: 'COMPOSITE',
          compositions: [
            {
              level: 'HIGH',
              condition: {
                type: 'AND',
                and: [{ type: 'VALUE_COMPARISON', value: '${details.geoVelocity.level}', equals: 'HIGH' }],
              },
            },
          ],
        },
      },
      {
        type: 'custom',
        values: ['MAP'],
        required: ['compactName', 'name', 'type', 'map'],
        template: {
          name: '',
          description: '',
          compactName: '',
          type: 'MAP',
          map: { high: { contains: '${event.ip}', list: [''] } },
        },
      },
      {
        type: 'emailReputation',
        values: ['EMAIL_REPUTATION'],
        required: ['compactName', 'name', 'type'],
        template: { name: '', description: '', compactName: '', type: 'EMAIL_REPUTATION' },
      },
      {
        type: 'geovelocity',
        values: ['GEO_VELOCITY'],
        required: ['compactName', 'name', 'type'],
        template: { name: '', description: '', compactName: '', type: 'GEO_VELOCITY', whiteList: [] },
      },
      {
        type: 'ipReputation',
        values: ['IP_REPUTATION'],
        required: ['compactName', 'name', 'type'],
        template: { name: '', description: '', compactName: '', type: 'IP_REPUTATION', whiteList: [] },
      },
      {
        type: 'trafficAnomaly',
        values: ['TRAFFIC_ANOMALY'],
        required: ['compactName', 'name', 'type', 'rules'],
        template: {
          name: '',
          description: '',
          compactName: '',
          type: 'TRAFFIC_ANOMALY',
          rules: [
            {
              type: 'UNIQUE_USERS_PER_DEVICE',
              enabled: true,
              threshold: { medium: 2, high: 3 },
              interval: { unit: 'DAY', quantity: 1 },
            },
          ],
        },
      },
      {
        type: 'userLocationAnomaly',
        values: ['USER_LOCATION_ANOMALY'],
        required: ['compactName', 'name', 'type', 'days', 'radius'],
        template: {
          name: '',
          description: '',
          compactName: '',
          type: 'USER_LOCATION_ANOMALY',
          days: 50,
          radius: { distance: 50, unit: 'kilometers' },
        },
      },
      {
        type: 'userRiskBehavior',
        values: ['USER_RISK_BEHAVIOR'],
        required: ['compactName', 'name', 'type', 'predictionModel'],
        template: {
          name: '',
          description: '',
          compactName: '',
          type: 'USER_RISK_BEHAVIOR',
          predictionModel: { name: 'points' },
        },
      },
      {
        type: 'velocity',
        values: ['VELOCITY'],
        required: ['compactName', 'name', 'type'],
        template: {
          name: '',
          description: '',
          compactName: '',
          type: 'VELOCITY',
          measure: 'DISTINCT_COUNT',
          of: '${event.ip}',
          by: ['${event.user.id}'],
          use: { type: 'POISSON_WITH_MAX', medium: 2, high: 4 },
          every: { unit: 'HOUR', quantity: 1, minSample: 5 },
          slidingWindow: { unit: 'DAY', quantity: 7, minSample: 3 },
        },
      },
    ],
  },
  apply: { mode: 'upsert', keys: [['name']] },
  actions: [],
  sample: 'New device',
  roles: ['Environment Admin'],
});
