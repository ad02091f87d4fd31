// Preloaded by the start-up test: writes the file of every module that is loaded, a line each, to the file named in MODULE_RECORD,
// and at the end `builtin:` and the name of every module of Node.js's own.
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, nextLoad) {
    appendFileSync(process.env.MODULE_RECORD, `${url}\n`);
    return nextLoad(url, context);
  },
});
process.on('exit', () => {
  const own = process.moduleLoadList.filter((entry) => entry.startsWith('NativeModule '));
  appendFileSync(process.env.MODULE_RECORD, own.map((entry) => `builtin:${entry.slice(13)}\n`).join(''));
});
