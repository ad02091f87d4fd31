// Preloaded by the start-up test: writes the file of every module that is loaded, a line each, to the file named in MODULE_RECORD.
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, nextLoad) {
    appendFileSync(process.env.MODULE_RECORD, `${url}\n`);
    return nextLoad(url, context);
  },
});
