import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // Two cores: more workers only make the tests with real processes wait for each other.
    maxWorkers: 2,
    testTimeout: 20_000,
    sequence: { shuffle: true },
  },
});
