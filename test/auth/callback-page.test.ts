import { describe, expect, it } from 'vitest';
import {
  type CallbackPage,
  callbackPageHeaders,
  escapeHtml,
  renderCallbackPage,
} from '../../src/auth/callback-page.ts';

const hostile = `<script src="https://evil.test/x.js"></script>'"&\u202E\u001B[31m`;

const pages: CallbackPage[] = [
  { kind: 'success', facts: [{ label: 'Signed on as', value: `Ada ${hostile}` }] },
  { kind: 'failure', title: 'Sign-on failed', what: hostile, fix: hostile },
  { kind: 'pending' },
];

describe('renderCallbackPage', () => {
  it.each(pages)('SEC-18 loads nothing and runs nothing ($kind)', (page) => {
    const html = renderCallbackPage(page);
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object|embed|form|base|meta http-equiv)/i);
    const tags = (html.match(/<[^>]*>/g) ?? []).join('\n');
    expect(tags).not.toMatch(/\son\w+=|\b(?:src|href|action|srcset)=/i);
    expect(html).not.toMatch(/url\(|@import/i);
  });

  it.each(pages)(
    'has a language, a title, one heading and a landmark, and tells its state ($kind)',
    (page) => {
      const html = renderCallbackPage(page);
      expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(html).toMatch(/<title>[^<]+<\/title>/);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).toContain('<main>');
      expect(html).toContain(page.kind === 'failure' ? 'role="alert"' : 'role="status"');
      expect(html).toContain('width=device-width');
      expect(html).toContain('prefers-color-scheme: dark');
    },
  );

  it('SEC-18 escapes markup and takes out control and bidirectional characters', () => {
    const html = renderCallbackPage({ kind: 'failure', title: 'Sign-on failed', what: hostile });
    expect(html).toContain(
      '&lt;script src=&quot;https://evil.test/x.js&quot;&gt;&lt;/script&gt;&#39;&quot;&amp;',
    );
    expect(html).not.toContain('\u202E');
    expect(html).not.toContain('\u001B');
    expect(escapeHtml('a\tb')).toBe('a\u{FFFD}b');
  });

  it('says success only on the page of success', () => {
    const [success, ...others] = pages.map(renderCallbackPage);
    expect(success).toContain('<h1>You&#39;re signed on</h1>');
    expect(success).toContain('You can close this window and return to the terminal.');
    for (const other of others) expect(other).not.toContain('signed on</h1>');
  });

  it('SEC-18 has the headers that keep it out of caches, referrers and frames', () => {
    expect(callbackPageHeaders).toMatchObject({
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      'X-Content-Type-Options': 'nosniff',
      Connection: 'close',
    });
  });
});
