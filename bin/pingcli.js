#!/usr/bin/env node
// Runs on any Node.js, so that one too old gets a sentence instead of a stack trace: the program is loaded behind the guard.
// CommonJS, because setting up the loader of ES modules costs more than printing the version (docs/adr/0014-start.md).
'use strict';
const { fstatSync, readFileSync, writeSync } = require('node:fs');
const { join } = require('node:path');

const [major, minor, patch] = process.versions.node.split('.').map(Number);
const isSupported =
  (major === 22 && (minor > 22 || (minor === 22 && patch >= 2))) ||
  (major === 24 && minor >= 15) ||
  major >= 26;

/** Text that was made when the package was built; undefined where the program has to make it. */
function textAtHand([word, ...others]) {
  if (others.length > 0) return undefined;
  if (word === '--version' || word === '-v') {
    const { version } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
    return `pingcli version ${version}\n`;
  }
  if (word !== undefined && word !== '--help' && word !== '-h' && word !== 'help') return undefined;
  // It is wrapped to 80 cells. Asking a stream for its width costs more than all the rest, so only what may be a terminal is asked.
  const isNarrow = fstatSync(1).isCharacterDevice() && process.stdout.columns < 80;
  return isNarrow ? undefined : readFileSync(join(__dirname, '..', 'dist', 'help.txt'), 'utf8');
}

/** Answers what could not be written; setting up process.stdout costs a tenth of a start. */
function print(bytes) {
  let sent = 0;
  try {
    while (sent < bytes.length) sent += writeSync(1, bytes, sent);
  } catch {
    // A pipe that is full, or broken: what deals with that is set up now.
  }
  return bytes.subarray(sent);
}

if (isSupported) {
  const text = textAtHand(process.argv.slice(2));
  const bytes = text === undefined ? undefined : Buffer.from(text);
  const rest = bytes && print(bytes);
  if (!rest || rest.length === bytes.length) {
    require('./compiled-code.js').runKept(join(__dirname, '..', 'dist', 'main.js'));
  } else if (rest.length > 0) {
    process.stdout.on('error', () => undefined).write(rest);
  }
} else {
  process.stderr.write(
    `pingcli needs Node.js 22.22.2 or later of 22, 24.15 or later of 24, or 26 and later; this is ${process.version}.\n`,
  );
  process.exitCode = 78;
}
