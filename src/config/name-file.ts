/** The form of the file that names for completion lie in, read with suspicion: whatever is wrong with it, it then holds less. */
import { isRecord } from '../core/json.ts';

export interface KnownName {
  id: string;
  name: string;
}

export interface KnownList {
  /** Milliseconds since the epoch: when all of it was last seen, or else its first part. */
  at: number;
  /** All there are, or as many as are kept; otherwise a part that happened to be seen. */
  isWhole: boolean;
  names: KnownName[];
}

export interface NameFile {
  lists: Record<string, KnownList>;
  /** Milliseconds since the epoch: when a look-up of a list was last begun. */
  attempts: Record<string, number>;
}

const version = 2;

function isKnownName(value: unknown): value is KnownName {
  return isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string';
}

function readList(value: unknown): KnownList | undefined {
  if (!isRecord(value) || typeof value.at !== 'number' || !Array.isArray(value.names)) return undefined;
  return { at: value.at, isWhole: value.isWhole === true, names: value.names.filter(isKnownName) };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

function parse(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) && parsed.version === version ? parsed : {};
  } catch {
    return {};
  }
}

/** @param isCurrent - Whether what is that old still counts. */
export function parseNameFile(
  text: string,
  isCurrent: (kind: keyof NameFile, at: number) => boolean,
): NameFile {
  const { lists, attempts } = parse(text);
  return {
    lists: Object.fromEntries(
      entriesOf(lists).flatMap(([key, value]) => {
        const list = readList(value);
        return list !== undefined && isCurrent('lists', list.at) ? [[key, list]] : [];
      }),
    ),
    attempts: Object.fromEntries(
      entriesOf(attempts).flatMap(([key, at]) =>
        typeof at === 'number' && isCurrent('attempts', at) ? [[key, at]] : [],
      ),
    ),
  };
}

export function formatNameFile(contents: NameFile): string {
  return JSON.stringify({ version, ...contents });
}
