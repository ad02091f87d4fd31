/** Which headers of an answer the API proxy passes on. */

/** Of the answer: the connection's own fields stay here, and nothing is set or allowed in a browser. */
const keptBack = new Set([
  'alt-svc',
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'set-cookie',
  'strict-transport-security',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export function answerHeaders(entries: Iterable<[string, string]>): Record<string, string> {
  const all = new Map([...entries].map(([name, value]) => [name.toLowerCase(), value]));
  const named = (all.get('connection') ?? '').split(',').map((name) => name.trim().toLowerCase());
  // The host has unpacked it, so neither its encoding nor its length are what they were.
  const isUnpacked = /^x?-?gzip$/i.test(all.get('content-encoding') ?? '');
  const unpacked = isUnpacked ? ['content-encoding', 'content-length'] : [];
  const dropped = new Set([...keptBack, ...named, ...unpacked]);
  const kept = [...all].filter(([name]) => !dropped.has(name) && !name.startsWith('access-control-'));
  return { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...Object.fromEntries(kept) };
}
