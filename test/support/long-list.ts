/** The pages that the measured programs list: users as PingOne answers them, by number, so that two programs get the same bytes. */

export interface Listing {
  /** Records in all. */
  rows: number;
  /** Records on a page. */
  pageSize: number;
  /** Milliseconds that a page takes to come. */
  delay: number;
}

function record(number: number): Record<string, unknown> {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const environment = { id: '6e2a0d1c-5b0f-4c53-9a35-2f4c8a1f7d10' };
  return {
    _links: { self: { href: `https://api.pingone.eu/v1/environments/${environment.id}/users/${id}` } },
    id,
    environment,
    account: { canAuthenticate: true, status: 'OK' },
    createdAt: '2026-03-01T09:30:00.000Z',
    email: `user.${number}@example.org`,
    enabled: true,
    identityProvider: { type: 'PING_ONE' },
    lifecycle: { status: 'ACCOUNT_OK' },
    mfaEnabled: false,
    name: `User ${number}`,
    population: { id: 'b3c1a1e4-6a53-4a0e-8f6b-0d4a8f0c9d21' },
    updatedAt: '2026-10-01T12:00:00.000Z',
    username: `user.${number}`,
    verifyStatus: 'NOT_INITIATED',
  };
}

/** Made once and answered again and again, so that the server has little to do beside the program that is measured. */
const differentPages = 20;

/**
 * @param collection its address; the last word is the name of the records below `_embedded`.
 * @returns the text of a page by its number.
 */
export function createPages({ rows, pageSize }: Listing, collection: string): (page: number) => string {
  const bodies = new Map<number, string>();
  const embedded = collection.slice(collection.lastIndexOf('/') + 1);
  return (page) => {
    const size = Math.max(0, Math.min(pageSize, rows - page * pageSize));
    const variant = page % differentPages;
    let records = size === pageSize ? bodies.get(variant) : undefined;
    if (records === undefined) {
      const numbers = Array.from({ length: size }, (_, index) => variant * pageSize + index);
      records = numbers.map((number) => JSON.stringify(record(number))).join(',');
      if (size === pageSize) bodies.set(variant, records);
    }
    const isLast = (page + 1) * pageSize >= rows;
    const next = isLast ? '' : `,"next":{"href":"${collection}?cursor=${page + 1}"}`;
    const links = `{"self":{"href":"${collection}"}${next}}`;
    return `{"_links":${links},"_embedded":{"${embedded}":[${records}]},"size":${size}}`;
  };
}
