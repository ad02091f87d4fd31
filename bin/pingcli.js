#!/usr/bin/env node
// Runs on any Node.js, so that one too old gets a sentence instead of a stack trace: no static import of the program here,
// because imports are hoisted above the guard.
import { readFileSync } from 'node:fs';

const [major, minor, patch] = process.versions.node.split('.').map(Number);
const isSupported =
  (major === 22 && (minor > 22 || (minor === 22 && patch >= 2))) ||
  (major === 24 && minor >= 15) ||
  major >= 26;

const words = process.argv.slice(2);
if (!isSupported) {
  process.stderr.write(
    `pingcli needs Node.js 22.22.2 or later of 22, 24.15 or later of 24, or 26 and later; this is ${process.version}.\n`,
  );
  process.exitCode = 78;
} else if (words.length === 1 && (words[0] === '--version' || words[0] === '-v')) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`pingcli version ${version}\n`);
} else {
  await import('../dist/main.js');
}
