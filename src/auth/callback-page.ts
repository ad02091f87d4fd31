/** What the browser shows at the end of a sign-on: one static page, without script and without a byte from elsewhere (SEC-18). */
import { callbackPageStyle } from './callback-page-style.ts';

interface Fact {
  label: string;
  value: string;
}

export type CallbackPage =
  /** Only after the tokens are there. */
  | { kind: 'success'; facts: readonly Fact[] }
  | { kind: 'failure'; title: string; what: string; fix?: string }
  /** The tokens are not there yet, and the browser is not kept waiting any longer. */
  | { kind: 'pending' };

export const callbackPageHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  Connection: 'close',
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Also takes out control and bidirectional characters, which could make the text read as another (SEC-75). */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '\u{FFFD}')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

const drawings: Readonly<Record<CallbackPage['kind'], string>> = {
  success: '<path d="M4 12.5 9.5 18 20 6.5"/>',
  failure: '<path d="M12 4v10"/><path d="M12 19.5v.01"/>',
  pending: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.5l3.5 2"/>',
};

interface Words {
  title: string;
  paragraphs: readonly string[];
  facts: readonly Fact[];
  next: string;
}

function wordsOf(page: CallbackPage): Words {
  switch (page.kind) {
    case 'success':
      return {
        title: "You're signed on",
        paragraphs: [],
        facts: page.facts,
        next: 'You can close this window and return to the terminal.',
      };
    case 'failure':
      return {
        title: page.title,
        paragraphs: page.fix === undefined ? [page.what] : [page.what, page.fix],
        facts: [],
        next: 'You can close this window. The terminal says more.',
      };
    case 'pending':
      return {
        title: 'Almost there',
        paragraphs: ['The sign-on is being completed, and it takes longer than usual.'],
        facts: [],
        next: 'Return to the terminal to see how it ends. You can close this window.',
      };
  }
}

export function renderCallbackPage(page: CallbackPage): string {
  const words = wordsOf(page);
  const title = escapeHtml(words.title);
  const facts = words.facts.map(
    ({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · pingcli</title>
<style>${callbackPageStyle}</style>
</head>
<body class="${page.kind}">
<main>
<p class="name">pingcli</p>
<div role="${page.kind === 'failure' ? 'alert' : 'status'}">
<svg class="mark" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${drawings[page.kind]}</svg>
<h1>${title}</h1>
${words.paragraphs.map((text) => `<p>${escapeHtml(text)}</p>\n`).join('')}${facts.length === 0 ? '' : `<dl>${facts.join('')}</dl>\n`}<p class="next">${escapeHtml(words.next)}</p>
</div>
</main>
</body>
</html>
`;
}
