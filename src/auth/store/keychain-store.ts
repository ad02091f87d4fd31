/** Secrets in the operating system's keychain, in as many items as their size needs. */
import { randomUUID } from 'node:crypto';
import { Secret } from '../../core/secret.ts';
import type { SecretStore } from '../../core/secret-store.ts';
import type { Platform } from '../../host/host.ts';
import {
  assemble,
  chunkName,
  type Generation,
  generations,
  layOut,
  type Manifest,
  otherGeneration,
  readManifest,
  windowsItemLimit,
} from './chunks.ts';
import type { KeychainBackend } from './keychain-backend.ts';
import { keychainError, keychainName } from './keychain-errors.ts';

export interface KeychainStoreOptions {
  backend: KeychainBackend;
  platform: Platform;
  warn(message: string): void;
}

export function openKeychainStore({ backend, platform, warn }: KeychainStoreOptions): SecretStore {
  const place = keychainName(platform.os);
  const limit = platform.os === 'win32' ? windowsItemLimit : undefined;

  async function chunksOf(name: string, manifest: Manifest): Promise<(string | undefined)[]> {
    if ('value' in manifest) return [];
    const indices = Array.from({ length: manifest.count }, (_, index) => index);
    return Promise.all(indices.map((index) => backend.get(chunkName(name, manifest.generation, index))));
  }

  /**
   * Deletes chunks from `first` upward. A keychain cannot list, so the end is found by asking; the last goes first,
   * so that an interrupted run leaves no gap that would hide the rest from the next one.
   */
  async function dropChunks(name: string, generation: Generation, first: number): Promise<void> {
    let end = first;
    while ((await backend.get(chunkName(name, generation, end))) !== undefined) end += 1;
    for (let index = end - 1; index >= first; index -= 1) {
      await backend.delete(chunkName(name, generation, index));
    }
  }

  async function read(name: string): Promise<Secret | undefined> {
    let text = await backend.get(name);
    for (;;) {
      if (text === undefined) return undefined;
      const manifest = readManifest(text);
      const value = manifest && assemble(manifest, await chunksOf(name, manifest));
      if (value !== undefined) return new Secret(value);
      // Another process may have replaced the value between the manifest and its chunks.
      const now = await backend.get(name);
      if (now === text) break;
      text = now;
    }
    warn(`The entry '${name}' in ${place} is damaged and counts as absent; the next write replaces it.`);
    return undefined;
  }

  async function write(name: string, value: Secret): Promise<void> {
    if (limit === undefined) return backend.set(name, layOut(value.open(), 'a', limit).manifest);
    const before = await backend.get(name);
    const generation = otherGeneration(before === undefined ? undefined : readManifest(before));
    const { manifest, chunks } = layOut(value.open(), generation, limit);
    for (const [index, chunk] of chunks.entries()) {
      await backend.set(chunkName(name, generation, index), chunk);
    }
    await backend.set(name, manifest);
    for (const one of generations) await dropChunks(name, one, one === generation ? chunks.length : 0);
  }

  async function remove(name: string): Promise<boolean> {
    const existed = await backend.delete(name);
    if (limit !== undefined) for (const generation of generations) await dropChunks(name, generation, 0);
    return existed;
  }

  async function probe(): Promise<void> {
    const name = `probe-${randomUUID()}`;
    const value = 'p'.repeat(windowsItemLimit);
    await backend.set(name, value);
    const answer = await backend.get(name);
    await backend.delete(name);
    if (answer !== value) throw keychainError('failed', platform.os, 'It did not give back what was stored.');
  }

  return { describe: () => ({ type: 'secure_local', place, durable: true }), probe, read, write, remove };
}
