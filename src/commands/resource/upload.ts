/** Bodies that are files: `multipart/form-data`, and an image sent as it is. */
import type { BodyKind } from '../../catalogue/exchange.ts';
import type { FieldDefinition } from '../../catalogue/field.ts';
import { usageError } from '../../core/errors.ts';
import { isJsonObject, type JsonObject, valueAt } from '../../core/json.ts';
import type { ApiBody, UploadedFile } from '../../pingone/api-call.ts';
import type { PathParameters } from '../../pingone/resource-address.ts';
import type { CommandContext } from '../command.ts';
import { applyFields } from './field-values.ts';
import { type GivenFlags, textFlag } from './given.ts';
import { completeRequired } from './required.ts';

const largestUpload = 16 * 1024 * 1024;

/** The first bytes tell, whatever the file is called. */
const signatures = [
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
] as const;

function imageType(bytes: Uint8Array, path: string): string {
  const found = signatures.find((each) => each.bytes.every((byte, index) => bytes[index] === byte));
  if (found) return found.mediaType;
  throw usageError(
    `'${path}' is no PNG, JPEG or GIF image.`,
    'Convert it to one of them.',
    'UNSUPPORTED_IMAGE',
  );
}

async function readUpload(context: CommandContext, path: string): Promise<UploadedFile> {
  const bytes = await context.readBytes(path, largestUpload);
  if (bytes.length === 0) throw usageError(`'${path}' is empty.`, 'Check the file.');
  return { bytes, fileName: path === '-' ? 'file' : (path.split(/[/\\]/).at(-1) ?? 'file') };
}

export interface UploadRequest {
  what: string;
  kind: Extract<BodyKind, 'multipart' | 'raw-image'>;
  fields: readonly FieldDefinition[];
  required: readonly string[];
  flags: GivenFlags;
  parameters: PathParameters;
}

export async function readUploadBody(
  context: CommandContext,
  { what, kind, fields, required, flags, parameters }: UploadRequest,
): Promise<ApiBody> {
  const files = fields.filter(({ type }) => type === 'file');
  const others = fields.filter(({ type }) => type !== 'file');
  const uploads: Record<string, UploadedFile> = {};
  let present: JsonObject = {};
  for (const { flag, member } of files) {
    const path = textFlag(flags, flag);
    if (path === undefined) continue;
    present = { ...present, [member]: path };
    uploads[member] = await readUpload(context, path);
  }
  const needed = new Set([...required, ...(kind === 'raw-image' ? files.map(({ member }) => member) : [])]);
  const given = await applyFields(context, others, flags, parameters, present);
  const isGiven = Object.keys(given).length > 0;
  const body = await completeRequired(context, { what, required: [...needed], fields, isGiven }, given);
  const [image] = Object.values(uploads);
  if (kind === 'raw-image' && image) {
    const path = textFlag(flags, files[0]?.flag ?? '') ?? '';
    return { kind: 'bytes', ...image, mediaType: imageType(image.bytes, path) };
  }
  const texts = others.flatMap(({ member }) => {
    const value = valueAt(body, member);
    return value === undefined || value === null || isJsonObject(value) ? [] : [[member, String(value)]];
  });
  return { kind: 'form', fields: { ...Object.fromEntries(texts), ...uploads } };
}
