/** Reads typed members out of stored documents, which are plain JSON and may lack anything. */
import type { Document, Json } from '../store.ts';

export function textIn(document: Document | undefined, key: string): string | undefined {
  const value = document?.[key];
  return typeof value === 'string' ? value : undefined;
}

export function textsIn(document: Document | undefined, key: string): string[] {
  const value = document?.[key];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

export function numberIn(document: Document | undefined, key: string): number | undefined {
  const value = document?.[key];
  return typeof value === 'number' ? value : undefined;
}

export function asObject(value: Json | undefined): Document | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

export function objectIn(document: Document | undefined, key: string): Document | undefined {
  return asObject(document?.[key]);
}
