import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { shellWord } from '../../src/core/shell-word.ts';

describe('a word of a command to copy', () => {
  it('stands as it is where a shell takes it as it is', () => {
    for (const word of ['anna', 'anna@example.com', 'a-b_c.d', 'https://x.example/cb'])
      expect(shellWord(word)).toBe(word);
  });

  it.skipIf(process.platform === 'win32')('comes out of a shell as it went in', () => {
    for (const word of ['Customer Portal', "O'Brien", '$HOME `id` "x"', 'a\\b', '', 'é🚀', '*', 'a;b|c&d']) {
      expect(execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' })).toBe(word);
    }
  });
});
