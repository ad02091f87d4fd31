/** The links that PingOne's objects carry beyond `self` and `environment`, as data. */

/** Link name → path beneath the object; a leading `/` counts from the environment, `{…}` is a reference's id. */
const linksByShape: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  environments: {
    activities: 'activities',
    applications: 'applications',
    billOfMaterials: 'billOfMaterials',
    groups: 'groups',
    identityProviders: 'identityProviders',
    passwordPolicies: 'passwordPolicies',
    populations: 'populations',
    resources: 'resources',
    signOnPolicies: 'signOnPolicies',
    users: 'users',
  },
  'environments/users': {
    population: '/populations/{population}',
    devices: 'devices',
    roleAssignments: 'roleAssignments',
    password: 'password',
    'password.reset': 'password',
    'password.set': 'password',
    'password.check': 'password',
    'password.recover': 'password',
    linkedAccounts: 'linkedAccounts',
    'account.sendVerificationCode': '',
    memberOfGroups: 'memberOfGroups',
    idVerification: 'idVerification',
  },
  'environments/applications': { attributes: 'attributes', secret: 'secret', grants: 'grants' },
  'environments/resources': { attributes: 'attributes', scopes: 'scopes', secret: 'secret' },
  'environments/signOnPolicies': { actions: 'actions' },
  'environments/schemas': { attributes: 'attributes' },
  'environments/flows': {
    connectorInstances: '/connectorInstances',
    connectors: '/connectors',
    'flow.clone': '',
    'flow.deploy': '',
    'flow.enabled': 'enabled',
    version: 'versions',
  },
  'environments/connectorInstances': { 'connectorInstance.clone': '' },
  'environments/davinciApplications': {
    flowPolicies: 'flowPolicies',
    'davinciApplication.rotateKey': 'key',
    'davinciApplication.rotateSecret': 'secret',
  },
  'environments/davinciApplications/flowPolicies': { davinciApplication: '/davinciApplications' },
  'environments/gateways': { credentials: 'credentials', instances: 'instances' },
};

export function linksFor(shape: string): Readonly<Record<string, string>> {
  return linksByShape[shape] ?? {};
}
