/**
 * A process that changes settings of a profile, one write after another, and says on stdout after each that it is done.
 * Arguments: the file, the profile, and either `key=value` words or the number of descriptions to write.
 */
import { writeSync } from 'node:fs';
import { createProfileStore } from '../../src/config/profile-store.ts';
import { findKey } from '../../src/config/setting-keys.ts';
import { nodeClock } from '../../src/host/node-clock.ts';
import { describePlatform } from './platform.ts';

const [file = '', profile = '', ...words] = process.argv.slice(2);
const profiles = createProfileStore({
  file,
  clock: nodeClock,
  platform: describePlatform(),
  explicitFile: false,
  warn: () => undefined,
});
const [count] = words;
const descriptions = Array.from({ length: Number(count) || 0 }, (_, index) => `description=${index + 1}`);
for (const word of descriptions.length > 0 ? descriptions : words) {
  const [key = '', value = ''] = word.split('=');
  await profiles.change(profile, new Map([[findKey(key), value]]));
  writeSync(1, `${value}\n`);
}
