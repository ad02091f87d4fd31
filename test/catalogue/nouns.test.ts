/** A resource is said once, in its data file: the lists of nouns are made from those. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../house/source-files.ts';

it('the lists of nouns are what the data files make; mend them with npm run nouns', () => {
  const run = () =>
    execFileSync(process.execPath, [join(projectRoot, 'scripts', 'list-nouns.ts'), '--check'], {
      stdio: 'pipe',
    });
  expect(run).not.toThrow();
});
