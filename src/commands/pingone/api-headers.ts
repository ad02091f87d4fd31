/** Request headers as they are typed: `Name: value`, checked, by lower-case name. */
import { usageError } from '../../core/errors.ts';

/** RFC 9110 §5.1 and §5.5: a token, then visible ASCII and blanks. */
const shape = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([\x21-\x7e](?:[\x20-\x7e\t]*[\x21-\x7e])?)?[ \t]*$/;

/** What belongs to the connection or to the sign-on. */
const reserved = new Set(['authorization', 'host', 'content-length', 'connection', 'transfer-encoding']);

export function readHeaders(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name, value = ''] = shape.exec(line) ?? [];
    if (name === undefined) {
      throw usageError(`The header ${JSON.stringify(line)} cannot be sent.`, "Write it as 'Name: value'.");
    }
    if (reserved.has(name.toLowerCase())) {
      throw usageError(`pingcli sets the header '${name}' itself.`, 'Leave it out.');
    }
    headers[name.toLowerCase()] = value;
  }
  return headers;
}
