/** Times for people: relative in lists, local with zone in records; RFC 3339 in UTC wherever a program may read. */

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

const second = 1000;
const units = [
  ['year', 365 * 24 * 3600 * second],
  ['month', 30 * 24 * 3600 * second],
  ['day', 24 * 3600 * second],
  ['hour', 3600 * second],
  ['minute', 60 * second],
] as const;

/** Milliseconds since the epoch for RFC 3339 text; undefined for anything else. */
export function parseTime(value: unknown): number | undefined {
  if (typeof value !== 'string' || !rfc3339.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/** `3 hours ago`, `in 2 days`, `just now`. By hand: the first `Intl.RelativeTimeFormat` costs 17 ms. */
export function relativeTime(time: number, now: number): string {
  const distance = time - now;
  for (const [unit, length] of units) {
    const count = Math.floor(Math.abs(distance) / length);
    if (count === 0) continue;
    const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
    return distance > 0 ? `in ${words}` : `${words} ago`;
  }
  return distance > 0 ? 'in less than a minute' : 'just now';
}

/** RFC 3339 in UTC. Text that is that already stays as it was written, whatever its fraction of a second. */
export function utcTime(time: number, written?: string): string {
  if (written?.endsWith('Z')) return written;
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

/** `2026-11-01 14:03:00 +01:00 (3 hours ago)`, in the zone of the machine (`TZ`). */
export function localTime(time: number, now: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const offset = -date.getTimezoneOffset();
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${day} ${clock} ${zone} (${relativeTime(time, now)})`;
}
