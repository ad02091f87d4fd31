import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSupportedNode } from '../../src/core/node-floor.ts';

describe('the versions of Node.js', () => {
  it('are those of package.json and of the shim', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(manifest.engines.node).toBe('^22.22.2 || ^24.15.0 || >=26.0.0');
  });

  it.each(['22.22.2', '22.23.0', '24.15.0', 'v24.21.0', '26.0.0', '27.1.0', '26.0.0-nightly'])(
    '%s will do',
    (version) => {
      expect(isSupportedNode(version)).toBe(true);
    },
  );

  it.each(['20.19.0', '22.22.1', '22.9.9', '23.11.0', '24.14.9', '25.9.0', ''])('%s will not', (version) => {
    expect(isSupportedNode(version)).toBe(false);
  });
});
