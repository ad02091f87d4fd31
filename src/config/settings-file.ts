/**
 * The settings file on disk: read whole, changed under a lock, replaced atomically (REL-40…43). Apart from the profiles
 * in it, so that what may go wrong with a file is dealt with once.
 */
import { readFileSync, statSync } from 'node:fs';
import { CliError, configurationError } from '../core/errors.ts';
import type { Warning } from '../core/result.ts';
import { followLinks, writeAtomically } from '../host/atomic-file.ts';
import { withFileLock } from '../host/file-lock.ts';
import type { Clock, Platform } from '../host/host.ts';
import { describeFileError, isMissing } from '../host/node-error.ts';
import type { MigrationPlan } from './migrate.ts';
import { readPlainSettings } from './plain-settings.ts';
import type { SettingsDocument } from './settings-document.ts';
import type { SettingsView } from './settings-view.ts';

export interface SettingsFileOptions {
  /** `undefined` where no home directory is known and no file was named: nothing to read, and writing fails. */
  file: string | undefined;
  clock: Clock;
  platform: Platform;
  /** Whether the user named the file: it then has to exist. */
  explicitFile: boolean;
  warn: (warning: Warning) => void;
  /** Asked once, when the file has the layout of Ping CLI 0.8. Without it the file is left alone. */
  decideMigration?: (file: string, plan: MigrationPlan) => Promise<boolean>;
  /** Called when another process has held the lock for half a second. */
  onWait?: (lockFile: string) => void;
  signal?: AbortSignal;
}

export interface SettingsFile {
  readonly path: string;
  /**
   * The file as it is, in the current layout; undefined where there is none.
   * @throws CliError (configuration) where the user named a file that does not exist.
   */
  read(purpose?: ReadPurpose): Promise<SettingsView | undefined>;
  /** Locks, reads again, lets `change` alter the document, and replaces the file unless nothing changed. */
  update(change: (document: SettingsDocument) => void, purpose?: ReadPurpose): Promise<void>;
}

interface ReadPurpose {
  /** The file that the user named may be missing: it is about to be made. */
  create: boolean;
}

const sizeLimit = 1024 * 1024;
const lockLimits = { waitLimit: 10_000, staleAfter: 30_000 };
const privateMode = 0o600;

export function createSettingsFile(options: SettingsFileOptions): SettingsFile {
  const { warn, clock, platform } = options;
  const path = options.file ?? '~/.pingcli/config.yaml';
  let known: Promise<SettingsView | undefined> | undefined;
  /** Set when the user decided, or nobody could be asked, and the file keeps its old layout. */
  let keepsOldLayout = false;

  async function readText(): Promise<{ text: string; mode: number } | undefined> {
    if (options.file === undefined) return undefined;
    try {
      // At once: every command reads this file, and the thread pool costs more to start than the file to read.
      const { size, mode } = statSync(path);
      if (size > sizeLimit) throw unreadable(`it is larger than ${sizeLimit} bytes`);
      const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
      return { text, mode: mode & 0o777 };
    } catch (error) {
      if (isMissing(error)) return undefined;
      if (error instanceof CliError) throw error;
      throw unreadable(error instanceof TypeError ? 'it is not UTF-8 text' : describeFileError(error), error);
    }
  }

  function unreadable(why: string, cause?: unknown): CliError {
    return configurationError(
      `Could not read the settings file ${path}: ${why}.`,
      'Correct the file or its permissions, or name another file with --config.',
      cause,
    );
  }

  /** What the file says; undefined where it was migrated and has to be read again. */
  async function parse(text: string): Promise<SettingsView | undefined> {
    const { openSettingsDocument } = await import('./settings-document.ts');
    const document = openSettingsDocument(path, text);
    const plan = document.migrationPlan();
    if (plan.length === 0) return document;
    if ((await options.decideMigration?.(path, plan)) === true) {
      await migrateOnDisk();
      return undefined;
    }
    keepsOldLayout = true;
    warn({
      code: 'SETTINGS_FILE_OLD',
      message: `${path} has the layout of Ping CLI 0.8; it is read as it is and not changed. Migrate it, with a backup beside it, by setting PINGCLI_CONFIG_MIGRATION_POLICY=yes`,
    });
    // A file may have both old and new keys; what the old ones say counts until they are migrated.
    document.migrate();
    return document;
  }

  async function load(): Promise<SettingsView | undefined> {
    const found = await readText();
    if (found === undefined) return undefined;
    const current = readPlainSettings(found.text) ?? (await parse(found.text));
    if (current === undefined) return load();
    if (isOpenToOthers(found.mode) && current.holdsSecret()) {
      warn({
        code: 'SETTINGS_FILE_READABLE',
        message: `${path} holds a secret, and other users can read it. The next change of a setting makes the file private; until then: chmod 600 ${path}`,
      });
    }
    return current;
  }

  function isOpenToOthers(mode: number): boolean {
    return platform.os !== 'win32' && (mode & 0o077) !== 0;
  }

  function doesNotExist(): CliError {
    return configurationError(
      `The settings file ${path} does not exist.`,
      `Create it with: pingcli config profiles create --config ${path}`,
    );
  }

  async function lock(action: () => Promise<void>): Promise<void> {
    if (options.file === undefined) {
      throw configurationError(
        'There is no home directory to keep the settings file in.',
        'Set HOME, or name a file with --config or PINGCLI_CONFIG.',
      );
    }
    // Beside the file that a link leads to, so that everyone who changes it meets here.
    const lockFile = `${await followLinks(path)}.lock`;
    const { onWait, signal } = options;
    await withFileLock(
      lockFile,
      { clock, platform, ...(signal === undefined ? {} : { signal }) },
      { ...lockLimits, ...(onWait === undefined ? {} : { onWait: () => onWait(lockFile) }) },
      action,
    );
  }

  function migrateOnDisk(): Promise<void> {
    return lock(async () => {
      const found = await readText();
      if (found === undefined) return;
      const { openSettingsDocument } = await import('./settings-document.ts');
      const document = openSettingsDocument(path, found.text);
      // Another process may have done it while this one waited.
      if (document.migrationPlan().length === 0) return;
      const time = new Date(clock.now()).toISOString().replaceAll(/[-:]|\.\d+/g, '');
      const backup = `${path}.${time}.bak`;
      await writeAtomically(backup, found.text, { mode: privateMode });
      document.migrate();
      await save(document, found.mode);
      warn({
        code: 'SETTINGS_FILE_MIGRATED',
        message: `${path} was migrated from Ping CLI 0.8; the old file is ${backup}`,
      });
    });
  }

  async function save(document: SettingsDocument, mode: number | undefined): Promise<void> {
    const resetMode = mode !== undefined && isOpenToOthers(mode) && document.holdsSecret();
    await writeAtomically(path, document.toText(), { mode: privateMode, resetMode });
  }

  async function read(purpose: ReadPurpose = { create: false }): Promise<SettingsView | undefined> {
    known ??= load();
    const document = await known;
    if (document === undefined && options.explicitFile && !purpose.create) throw doesNotExist();
    return document;
  }

  return {
    path,
    read,
    async update(change, purpose = { create: false }) {
      await read(purpose);
      if (keepsOldLayout) {
        throw configurationError(
          `${path} has the layout of Ping CLI 0.8 and is not changed before it is migrated.`,
          'Run the command again with PINGCLI_CONFIG_MIGRATION_POLICY=yes; a backup is kept beside the file.',
        );
      }
      await lock(async () => {
        const found = await readText();
        if (found === undefined && options.explicitFile && !purpose.create) throw doesNotExist();
        const { openSettingsDocument } = await import('./settings-document.ts');
        const document = openSettingsDocument(path, found?.text ?? '');
        const before = found === undefined ? undefined : document.toText();
        change(document);
        if (document.toText() !== before) await save(document, found?.mode);
      });
      known = undefined;
    },
  };
}
