/** The machine as tests describe it. */
import { hostname } from 'node:os';
import type { Platform } from '../../src/host/host.ts';

export function describePlatform(changes: Partial<Platform> = {}): Platform {
  return {
    os: 'linux',
    nodeVersion: process.versions.node,
    packageVersion: '0.0.0-test',
    processId: process.pid,
    userId: process.geteuid?.(),
    hostName: hostname(),
    ...changes,
  };
}
