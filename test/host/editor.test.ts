/** The editor of the person: started as git starts it, on a private file that is gone afterwards. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createNodeEditor } from '../../src/host/editor.ts';
import { failure } from '../support/failure.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

function editorOf(env: Record<string, string>) {
  return createNodeEditor({ env, os: 'linux', stdoutIsTerminal: false });
}

/** An editor that notes what it was given, then does what the script says with the file in `$1`. */
function script(line: string): { command: string; noted: () => string } {
  const directory = temporaryDirectory();
  const file = join(directory, 'an editor.sh');
  const note = join(directory, 'note');
  writeFileSync(
    file,
    `printf '%s %s' "$*" "$(stat -c %a "$1" "$(dirname "$1")" | tr '\\n' ' ')" > '${note}'\n${line}\n`,
  );
  return { command: `sh '${file}'`, noted: () => readFileSync(note, 'utf8') };
}

describe('the editor', () => {
  it('answers what the person made of the text; the file is private and then gone', async () => {
    const { command, noted } = script('printf after > "$1"');
    expect(await editorOf({ EDITOR: command }).edit('before', 'json')).toBe('after');
    const [file = '', fileMode, directoryMode] = noted().split(' ');
    expect(file).toMatch(/body\.json$/);
    expect([fileMode, directoryMode]).toEqual(['600', '700']);
    expect(() => readFileSync(file)).toThrow();
  });

  it('is VISUAL before EDITOR, with its arguments', async () => {
    const visual = script('printf visual > "$2"');
    const editor = editorOf({ VISUAL: `${visual.command} --wait`, EDITOR: 'false' });
    expect(await editor.edit('x', 'yaml')).toBe('visual');
    expect(visual.noted()).toMatch(/^--wait .*body\.yaml/);
  });

  it('that cannot be found is named, with the way out', async () => {
    const error = await failure(editorOf({ EDITOR: 'no-such-editor-at-all' }).edit('x', 'json'));
    expect(error.facts).toMatchObject({ outcome: 'usage', code: 'NO_EDITOR' });
    expect(error.facts.suggestion).toContain('EDITOR');
  });

  it('that ends with a failure cancels', async () => {
    const error = await failure(editorOf({ EDITOR: 'exit 3;' }).edit('x', 'json'));
    expect(error.outcome).toBe('interrupted');
  });
});
