/** Bodies that are not JSON, both ways: multipart and image uploads, certificates and requests as PEM. */
import { createHash } from 'node:crypto';
import type { Document } from '../store.ts';
import { invalidData, unsupportedMediaType } from './api-error.ts';
import { type Answer, type Call, timestamp } from './call.ts';
import { createObject } from './collection-operations.ts';
import { findItem } from './item-operations.ts';
import { represent } from './representation.ts';
import { missing } from './validation.ts';

const imageTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/gif'];
const requestShape = 'environments/keys/csr';
const formShapes: readonly string[] = ['environments/keys', 'environments/certificates', requestShape];

/** Whether this path takes this media type as an upload. */
export function isUpload(call: Call): boolean {
  if (call.method !== 'POST') return false;
  if (call.target.shape === 'environments/images') return imageTypes.includes(call.mediaType);
  return formShapes.includes(call.target.shape) && call.mediaType === 'multipart/form-data';
}

/** Where a JSON body would mean nothing. */
export function takesUploadsOnly(shape: string): boolean {
  return ['environments/images', 'environments/certificates', requestShape].includes(shape);
}

export async function receiveUpload(call: Call): Promise<Answer> {
  if (call.target.shape === 'environments/images') return createObject(call, imageDocument(call));
  const form = await readForm(call);
  const file = form.get('file');
  if (!(file instanceof File)) throw invalidData(missing('file'));
  if (call.target.shape === requestShape) return importSignedRequest(call);
  const bytes = Buffer.from(await file.arrayBuffer());
  const usageType = form.get('usageType');
  const fingerprint = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return createObject(call, {
    name: `${file.name} ${fingerprint}`,
    subjectDN: `CN=${fingerprint}`,
    algorithm: 'RSA',
    keyLength: 2048,
    signatureAlgorithm: 'SHA256withRSA',
    validityPeriod: 365,
    usageType: typeof usageType === 'string' ? usageType : null,
  });
}

/** The certificate that an authority made of the signing request: the key answers, valid from now on. */
function importSignedRequest(call: Call): Answer {
  const path = call.target.parents.at(-1) ?? '';
  const key: Document = { ...call.world.store.get(path), status: 'VALID', updatedAt: timestamp(call.world) };
  call.world.store.put(path, key);
  return { status: 200, body: represent(call.world, 'environments/keys', path, key) };
}

async function readForm(call: Call): Promise<FormData> {
  try {
    const headers = { 'content-type': call.contentType };
    return await new Response(new Uint8Array(call.rawBody), { headers }).formData();
  } catch {
    throw unsupportedMediaType();
  }
}

function imageDocument(call: Call): Document {
  const image: Document = {
    contentType: call.mediaType,
    size: call.rawBody.length,
    href: `${call.world.baseUrl()}/uploads/${createHash('sha256').update(call.rawBody).digest('hex')}`,
  };
  return { targets: { original: image } };
}

const pem: Readonly<Record<string, string>> = {
  'application/x-x509-ca-cert': 'CERTIFICATE',
  'application/x-pem-file': 'CERTIFICATE REQUEST',
};
const binary: readonly string[] = ['application/x-pkcs7-certificates', 'application/pkcs10'];

/** A key in the form that `Accept` asks for, undefined for JSON; a signing request is never JSON. */
export function exportKey(call: Call): Answer | undefined {
  const { shape, kind, path } = call.target;
  if (call.method !== 'GET' || kind === 'collection') return undefined;
  if (shape !== 'environments/keys' && shape !== requestShape) return undefined;
  const known = pem[call.accept] !== undefined || binary.includes(call.accept);
  if (!known && shape !== requestShape) return undefined;
  if (kind === 'item') findItem(call);
  const mediaType = known ? call.accept : 'application/pkcs10';
  const bytes = createHash('sha512').update(path).digest();
  const label = pem[mediaType];
  if (label === undefined) return { status: 200, bytes, mediaType };
  const text = `-----BEGIN ${label}-----\n${bytes.toString('base64')}\n-----END ${label}-----\n`;
  return { status: 200, bytes: Buffer.from(text), mediaType };
}
