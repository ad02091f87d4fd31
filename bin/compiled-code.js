// Runs a file of the program with the machine code that an earlier run has left behind, and leaves its own for the next one.
// Node.js's compile cache keeps what was compiled before the first call: a tenth of it (measured: docs/adr/0014-start.md).
'use strict';
const fs = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const ownerOnly = 0o700;
const othersMayWrite = 0o022;

function cachePlace({ HOME, LOCALAPPDATA, XDG_CACHE_HOME }) {
  if (process.platform === 'win32') return LOCALAPPDATA && join(LOCALAPPDATA, 'pingcli', 'Cache');
  if (process.platform === 'darwin') return HOME && join(HOME, 'Library', 'Caches', 'pingcli');
  return (XDG_CACHE_HOME && join(XDG_CACHE_HOME, 'pingcli')) || (HOME && join(HOME, '.cache', 'pingcli'));
}

/** Whether this run was told to leave nothing on the disk (SEC-42): as far as that is known before the settings are read. */
function keepsNothing({ PINGCLI_AUTH_STORAGE_TYPE, PINGCLI_LOGIN_STORAGE_TYPE }, words) {
  const isFlag = / --storage-type[ =]none( |$)/.test(` ${words.join(' ')}`);
  return isFlag || (PINGCLI_AUTH_STORAGE_TYPE || PINGCLI_LOGIN_STORAGE_TYPE) === 'none';
}

const leavesNoTrace = keepsNothing(process.env, process.argv.slice(2));

/** Not by `recursive`, which never comes back below some directories of `/proc`. */
function makeDirectory(path) {
  try {
    fs.mkdirSync(path, { mode: ownerOnly });
  } catch (error) {
    if (error.code === 'EEXIST') return;
    const parent = dirname(path);
    if (error.code !== 'ENOENT' || parent === path || fs.existsSync(parent)) throw error;
    makeDirectory(parent);
    fs.mkdirSync(path, { mode: ownerOnly });
  }
}

/**
 * A directory of this user's that nobody else may change: what lies in it is run as it is found. V8 checks little more than
 * the length of the source, so each build has its own. Undefined where there is none; everything then works, only slower.
 */
function openDirectory(build) {
  const place = cachePlace(process.env);
  if (!place || process.env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const directory = join(place, `${build}-${process.version}-${process.arch}`);
  try {
    if (!leavesNoTrace) makeDirectory(directory);
    const isSafe = [place, directory].every((path) => {
      const { mode, uid } = fs.lstatSync(path);
      return !process.geteuid || (uid === process.geteuid() && (mode & othersMayWrite) === 0);
    });
    return isSafe ? directory : undefined;
  } catch {
    return undefined;
  }
}

function readIfThere(path) {
  try {
    return fs.readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Whole or not at all, on disk before it has its name: half a file could bring every later run down. */
function keep(script, path) {
  const temporary = `${path}.${process.pid}`;
  try {
    const descriptor = fs.openSync(temporary, 'wx', 0o600);
    fs.writeSync(descriptor, script.createCachedData());
    fs.fsyncSync(descriptor);
    fs.closeSync(descriptor);
    fs.renameSync(temporary, path);
  } catch {
    fs.rmSync(temporary, { force: true });
  }
}

/** Runs the file, and what it requires from its own folder. Its first line names the build. */
exports.runKept = (mainFile) => {
  const folder = dirname(mainFile);
  const requireFromNode = createRequire(mainFile);
  const modules = new Map();
  const loaded = new Map();
  let isComplete = true;
  let directory;

  function load(file) {
    const known = modules.get(file);
    if (known) return known.exports;
    const source = fs.readFileSync(file, 'utf8');
    if (file === mainFile) directory = openDirectory(/^\/\/ (\w+)/.exec(source)?.[1] ?? 'unknown');
    const keptIn = directory && join(directory, file.slice(folder.length + 1));
    const cachedData = keptIn && readIfThere(keptIn);
    const script = new Script(`(function (exports, require, module) {${source}\n})`, {
      filename: file,
      cachedData,
    });
    if (keptIn && !leavesNoTrace) loaded.set(script, keptIn);
    if (!cachedData || script.cachedDataRejected) isComplete = false;
    const module = { exports: {} };
    modules.set(file, module);
    const require = (name) => (name.startsWith('./') ? load(join(folder, name)) : requireFromNode(name));
    script.runInThisContext().call(module.exports, module.exports, require, module);
    return module.exports;
  }

  // By then everything has run that is going to, and is part of what is kept. A command that runs for the first time has a file
  // that is not kept yet, and calls functions of shared files that no command before it has: so those are kept anew with them.
  process.on('exit', () => {
    if (isComplete) return;
    for (const [script, path] of loaded) keep(script, path);
  });
  load(mainFile);
};
