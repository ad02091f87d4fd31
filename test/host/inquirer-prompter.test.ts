/** Both prompters in a real pseudo-terminal: what they show, what they answer, how they end. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runInTerminal } from '../support/terminal-program.ts';

const script = fileURLToPath(new URL('../support/prompt-script.ts', import.meta.url));
const accessible = { ACCESSIBLE: '1' };
const cursorShown = '\u001b[?25h';

function ask(kind: string, env?: Record<string, string>) {
  return runInTerminal([script, kind], env);
}

describe('questions', () => {
  it('text: without a prefix, asked again while the answer will not do', async () => {
    const run = ask('text');
    await run.expect(/^New profile name:/);
    run.type('a b\r');
    await run.expect(/> 'a b' has a space\./);
    run.type('\u007f\u007fc\r');
    await run.expect(/ANSWER "ac"/);
  });

  it('text: the default on Enter', async () => {
    const run = ask('preset');
    await run.expect(/^Environment ID: \(one\)/);
    run.type('\r');
    await run.expect(/ANSWER "one"/);
  });

  it('text: a question of one word', async () => {
    const run = ask('word');
    await run.expect(/^Name:/);
    run.type('x\r');
    await run.expect(/ANSWER "x"/);
  });

  it.each([{}, accessible])('one after the other, with %o', async (env) => {
    const run = ask('two', env);
    await run.expect(/^First:/);
    run.type('a\r');
    await run.expect(/Second\? +\(Y\/n\)/);
    run.type('n\r');
    await run.expect(/ANSWER \["a",false\]/);
  });

  it('SEC-75 select: the cursor on the default, names inert, no more help than needed', async () => {
    const run = ask('select');
    await run.expect(/^\? Authentication Method:\r\n {2}Authorization \\u001b\[31mCode\r\n▸ Device Code\r\n/);
    run.type('\u001b[B');
    await run.expect(/▸ Client Credentials/);
    run.type('\r');
    await run.expect(/ANSWER "c"/);
    expect(run.output).not.toContain('navigate');
    expect(run.output).not.toContain('\u001b[31m');
  });

  it('select: an ASCII cursor where the locale asks for it', async () => {
    const run = ask('select', { LANG: 'C' });
    await run.expect(/> Device Code/);
    run.type('\r');
    await run.expect(/ANSWER "b"/);
    expect(run.output).not.toMatch(/\P{ASCII}/u);
  });

  it('SEC-75 search: the list narrows while a part is typed, names inert', async () => {
    const run = ask('search');
    await run.expect(/^\? Select the population:/);
    await run.expect(/▸ Customers/);
    await run.expect(/Staff\\u001b\[31m/);
    run.type('tractors');
    await run.expect(/▸ Contractors/);
    run.type('\r');
    await run.expect(/ANSWER "0:tractors"/);
    expect(run.output).not.toContain('\u001b[31m');
  });

  it('confirm: the default shows and is what Enter answers', async () => {
    const run = ask('confirm');
    await run.expect(/^Set new profile as active: \(y\/N\)/);
    run.type('\r');
    await run.expect(/ANSWER false/);
    const yes = ask('confirm');
    await yes.expect(/\(y\/N\)/);
    yes.type('y\r');
    await yes.expect(/ANSWER true/);
  });

  it.each([
    ['redrawn', {}],
    ['accessible', accessible],
  ])('secret, %s: nothing of it reaches the screen, Ctrl-T included', async (_, env) => {
    const run = ask('secret', env);
    await run.expect(/^Client Secret:/);
    run.type('sesame\u0014\u0014');
    run.type('\r');
    await run.expect(/ANSWER "sesame"/);
    expect(run.output.slice(0, run.output.indexOf('ANSWER'))).not.toMatch(/sesa|\*/);
  });

  it.each([
    ['redrawn', {}],
    ['accessible', accessible],
  ])('secret, %s: what was refused is gone, and the next answer stands alone', async (_, env) => {
    const run = ask('secret', env);
    await run.expect(/^Client Secret:/);
    run.type('open sesame\r');
    await run.expect(/has a space\.\r\n/);
    await run.expect(/Client Secret:/);
    run.type('sesame\r');
    await run.expect(/ANSWER "sesame"/);
  });
});

describe('accessible questions', () => {
  it('search: a part of the name narrows the numbered list', async () => {
    const run = ask('search', accessible);
    await run.expect(/^Select the population:\r\n {2}1\. Customers\r\n {2}2\. Contractors\r\n {2}3\. Staff/);
    await run.expect(/Number, or a part of the name: $/);
    run.type('nobody\r');
    await run.expect(/Nothing contains 'nobody'\./);
    run.type('contr\r');
    await run.expect(/ {2}1\. Contractors\r\nNumber/);
    run.type('1\r');
    await run.expect(/ANSWER "0:contr"/);
  });

  it('select: numbers instead of arrows', async () => {
    const run = ask('select', accessible);
    await run.expect(
      /^Authentication Method:\r\n {2}1\. Authorization \\u001b\[31mCode\r\n {2}2\. Device Code - Without/,
    );
    await run.expect(/Number \(2\): $/);
    run.type('9\r');
    await run.expect(/Enter a number from 1 to 3\.\r\nNumber \(2\): $/);
    run.type('3\r');
    await run.expect(/ANSWER "c"/);
  });

  it.each([
    ['text', 'a b', "'a b' has a space.", 'ab', '"ab"'],
    ['confirm', 'perhaps', 'Answer y for yes or n for no.', '', 'false'],
    ['preset', '', '', undefined, '"one"'],
  ])('%s', async (kind, first, problem, second, answer) => {
    const run = ask(kind, accessible);
    await run.expect(/: (?:\(.*\) )?$/);
    run.type(`${first}\r`);
    if (second !== undefined) {
      await run.expect(new RegExp(problem.replaceAll('.', '\\.')));
      await run.expect(/: (?:\(.*\) )?$/);
      run.type(`${second}\r`);
    }
    await run.expect(new RegExp(`ANSWER ${answer}`));
  });

  it('redraw nothing: no escape code is written', async () => {
    for (const kind of ['text', 'select', 'confirm']) {
      const run = ask(kind, accessible);
      await run.expect(/: (?:\(.*\) )?$/);
      run.type(kind === 'text' ? 'x\r' : '\r');
      await run.expect(/ANSWER/);
      expect(run.output).not.toContain('\u001b');
    }
  });

  it('take the place of the others on a dumb terminal', async () => {
    const run = ask('select', { TERM: 'dumb' });
    await run.expect(/1\. Authorization/);
    run.type('1\r');
    await run.expect(/ANSWER "a"/);
  });
});

describe('a question that nobody answers', () => {
  const ways = [
    { way: 'Ctrl-C', outcome: 'interrupted', act: (run: ReturnType<typeof ask>) => run.type('\u0003') },
    { way: 'Ctrl-D', outcome: 'interrupted', act: (run: ReturnType<typeof ask>) => run.type('\u0004') },
    { way: 'SIGTERM', outcome: 'terminated', act: (run: ReturnType<typeof ask>) => run.kill('SIGTERM') },
  ];

  it.each(ways)('is cancelled by $way, and leaves the terminal as it was', async ({ outcome, act }) => {
    for (const kind of ['text', 'secret', 'select', 'confirm']) {
      for (const env of [{}, accessible]) {
        const run = ask(kind, env);
        await run.expect(/(?:name:|Secret:|Device Code|\(y\/N\)|Number \(2\):)/);
        act(run);
        await run.expect(new RegExp(`REJECTED ${outcome}, cooked`));
        expect(await run.ended).toBe(0);
        const hidden = run.output.lastIndexOf('\u001b[?25l');
        if (hidden !== -1) expect(run.output.lastIndexOf(cursorShown)).toBeGreaterThan(hidden);
      }
    }
  });
});
