/** The environments of the seeded organisation: data, kept apart so that documents and tests can name them. */

export interface SeededEnvironment {
  id: string;
  name: string;
  type: 'PRODUCTION' | 'SANDBOX';
  description?: string;
  /** How many users the environment holds. */
  users: number;
  products?: readonly string[];
}

export const organizationId = '30f723b8-ab8e-4f24-93a6-210a7056162d';
export const licenseId = '59bc3349-9268-446b-80fc-e6f507afa947';
export const expiredLicenseId = '377c207d-905d-4c3e-ab00-894b52e62742';
export const administratorsId = 'a3414889-89a2-4e5d-aaa0-bea5d41eb337';

const customer = ['PING_ONE_BASE', 'PING_ONE_MFA', 'PING_ONE_RISK', 'PING_ONE_DAVINCI'] as const;
const workforce = ['PING_ONE_BASE', 'PING_ONE_ID', 'PING_ONE_AUTHORIZE'] as const;

export const seededEnvironments: readonly SeededEnvironment[] = [
  {
    id: administratorsId,
    name: 'Administrators',
    type: 'PRODUCTION',
    users: 38,
    products: workforce,
    description: 'Administrators of the organization sign on here.',
  },
  {
    id: '1d50eb29-c393-4fbf-b92d-b78288c47d09',
    name: 'Customer Portal',
    type: 'PRODUCTION',
    users: 46,
    products: customer,
    description: 'Sign-on for customers of the web shop and the mobile app.',
  },
  {
    id: 'f1ab3ed1-deda-4560-bcf4-9f490154be77',
    name: 'Customer Portal Staging',
    type: 'SANDBOX',
    users: 28,
    products: customer,
    description: 'Release candidate of Customer Portal; refreshed every Monday.',
  },
  {
    id: '189a441e-63bd-4311-983d-dc03adf11d7f',
    name: 'Customer Portal Development',
    type: 'SANDBOX',
    users: 6,
    products: customer,
  },
  {
    id: '112d325a-c13c-4485-9c99-9e1ba7764f53',
    name: 'Workforce',
    type: 'PRODUCTION',
    users: 52,
    products: workforce,
    description: 'Single sign-on for employees and contractors.',
  },
  {
    id: '74ed9541-f595-4b3d-a0c3-c09134724a6b',
    name: 'Workforce Staging',
    type: 'SANDBOX',
    users: 4,
    products: workforce,
  },
  {
    id: '1a07eb37-65e6-4041-8fef-c9b5205786f8',
    name: 'Workforce Development',
    type: 'SANDBOX',
    users: 3,
    products: workforce,
  },
  {
    id: '777877fb-b646-4e7a-b384-bbfbcd7ed7c8',
    name: 'Partner Portal',
    type: 'PRODUCTION',
    users: 5,
    description: 'Dealers, resellers and logistics partners.',
  },
  { id: '0afd1f90-4a97-44b8-9f68-80ce6d9e7850', name: 'Partner Portal Staging', type: 'SANDBOX', users: 2 },
  {
    id: 'c5e5d78f-4da4-414e-8655-fcf83fd11e68',
    name: 'Zürich Außenstelle',
    type: 'SANDBOX',
    users: 3,
    description: 'Niederlassung Zürich: Prüfumgebung für Größenänderungen',
  },
  {
    id: 'c5f53050-f327-49db-ac35-8ce6a2868d31',
    name: 'Tokyo Pilot',
    type: 'SANDBOX',
    users: 3,
    products: customer,
    description: '東京オフィスの試験環境 🚀 日本語の属性を確認する',
  },
  {
    id: 'e81860e7-7f3e-489e-ac65-6be67713ee5f',
    name: 'Consent Archive',
    type: 'PRODUCTION',
    users: 2,
    description:
      'Keeps the agreements that customers accepted between 2016 and 2023, together with the languages and revisions ' +
      'that were valid on the day of acceptance. Nothing signs on here any more; the legal department reads it through ' +
      'a worker application twice a year. Do not delete before the retention period has ended, and do not move it to ' +
      'another licence without asking the data protection officer.',
  },
  {
    id: '2f4c98a6-5646-4658-a45b-3ef5d8e3fa4c',
    name: 'Payments',
    type: 'PRODUCTION',
    users: 3,
    products: customer,
    description: 'Strong customer authentication for payments.',
  },
  {
    id: 'e0887a19-ad4c-444e-8e03-a3444d6b71f7',
    name: 'Payments Staging',
    type: 'SANDBOX',
    users: 2,
    products: customer,
  },
  {
    id: '65b10557-4228-4924-be56-f1282a4ede06',
    name: 'Mobile App',
    type: 'PRODUCTION',
    users: 4,
    products: customer,
  },
  {
    id: 'b9937ecf-d86c-482b-be1b-d65e301394dd',
    name: 'Mobile App Beta',
    type: 'SANDBOX',
    users: 4,
    products: customer,
    description: 'Testers of the next mobile app.',
  },
  {
    id: 'a98a10b4-eccc-4454-9d9e-786d18424800',
    name: 'Customer Care',
    type: 'PRODUCTION',
    users: 3,
    description: 'Help desk agents and their delegated administration.',
  },
  {
    id: 'dfad5c74-878e-4a6a-82e9-43eca2cb0f7d',
    name: 'IoT Devices',
    type: 'SANDBOX',
    users: 2,
    description: 'Device authorization grant trials.',
  },
  {
    id: 'abde3f43-cee4-4648-bbaa-a08fd64cfa26',
    name: 'Load Test',
    type: 'SANDBOX',
    users: 2,
    description: 'Emptied after each run.',
  },
  {
    id: 'd265db1f-f4d1-4f9f-a848-9a46a1fe55e9',
    name: 'Terraform CI',
    type: 'SANDBOX',
    users: 2,
    description: 'Created and destroyed by the pipeline; do not edit by hand.',
  },
  { id: '7a325c65-8274-47c1-99fc-2a6a09800c92', name: 'Training', type: 'SANDBOX', users: 5 },
  {
    id: 'a6f757d7-90c4-460b-8cb4-3d6007d751ea',
    name: 'Demo',
    type: 'SANDBOX',
    users: 3,
    products: customer,
    description: 'Shown to customers; reset every night.',
  },
  {
    id: '07b050ee-b801-4f81-9115-22fd59dcb9ba',
    name: 'Migration 2026',
    type: 'SANDBOX',
    users: 2,
    description: 'Users of the old directory, being matched.',
  },
  { id: '5c2e9c93-a2aa-4d48-a4a6-d5ac5a403ab1', name: 'Disaster Recovery', type: 'PRODUCTION', users: 2 },
  {
    id: 'eca10397-95ce-46f0-aaa8-d1e0f87a9351',
    name: 'Fraud Lab',
    type: 'SANDBOX',
    users: 2,
    products: customer,
    description: 'Risk predictors under trial.',
  },
  {
    id: 'ce1ad260-7256-4d26-97fe-f9b7305c9394',
    name: 'Credentials Pilot',
    type: 'SANDBOX',
    users: 2,
    products: ['PING_ONE_BASE', 'PING_ONE_CREDENTIALS', 'PING_ONE_VERIFY'],
  },
  {
    id: '854a7574-582c-45a1-8814-7a2dd8667f9f',
    name: 'API Gateway',
    type: 'PRODUCTION',
    users: 2,
    products: ['PING_ONE_BASE', 'PING_ONE_AUTHORIZE'],
  },
  {
    id: '6700c8a6-3644-426a-bf83-23c839a5fe89',
    name: 'Acme Subsidiary',
    type: 'PRODUCTION',
    users: 4,
    description: 'Acquired in 2024; own brand, own domain.',
  },
  {
    id: 'c8e9416b-36e1-413f-80cf-fc4443b5e717',
    name: 'Playground',
    type: 'SANDBOX',
    users: 2,
    description: 'For anybody to try things out.',
  },
];
