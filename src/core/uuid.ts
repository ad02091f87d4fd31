/** The grammar of PingOne's platform IDs (RFC 9562 text form, any version). */
const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return shape.test(text);
}
