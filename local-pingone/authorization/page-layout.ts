/** The frame of every page that a person sees here: markup, style and the headers that keep it to itself. */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --dim: #5a6675; --paper: #f3f5f8; --card: #fff; --line: #c9d1db;
  --field: #7d8896; --act: #1f5fbf; --act-ink: #fff; --warn: #a3211c; --warn-paper: #fdecea; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --dim: #9fabba; --paper: #12161c; --card: #1b212a;
  --line: #3a4553; --field: #6b7889; --act: #7fb0ff; --act-ink: #0d1522; --warn: #ffb4ad;
  --warn-paper: #3a1c1b; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: clamp(1rem, 5vw, 1.5rem);
  background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 25rem; padding: clamp(1.25rem, 7vw, 2rem); background: var(--card);
  border: 1px solid var(--line); border-radius: .75rem; }
.place { margin: 0 0 1.25rem; color: var(--dim); font-size: .875rem; }
.place strong { color: var(--ink); }
h1 { margin: 0 0 .75rem; font-size: 1.375rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
main > :last-child { margin-bottom: 0; }
ul { margin: 0 0 1.25rem; padding-left: 1.25rem; }
label { display: block; margin-bottom: .25rem; font-weight: 600; }
input { width: 100%; margin-bottom: 1rem; padding: .625rem .75rem; border: 1px solid var(--field);
  border-radius: .5rem; background: transparent; color: inherit; font: inherit; }
input.code { font-family: ui-monospace, monospace; letter-spacing: .1em; text-transform: uppercase; }
button { padding: .625rem 1.25rem; border: 1px solid var(--act); border-radius: .5rem; background: var(--act);
  color: var(--act-ink); font: inherit; font-weight: 600; cursor: pointer; }
button.other { background: transparent; color: var(--act); }
button.link { padding: 0; border: 0; background: none; color: var(--act); font-weight: 400; text-decoration: underline; }
:focus-visible { outline: 2px solid var(--act); outline-offset: 2px; }
.choice { display: flex; gap: .75rem; }
.choice button { flex: 1; }
.problem { margin-bottom: 1.25rem; padding: .75rem 1rem; border-radius: .5rem; background: var(--warn-paper);
  color: var(--warn); }
.account { margin: 1.5rem 0 0; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--dim);
  font-size: .875rem; }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Text that is safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export interface Page {
  status: number;
  title: string;
  /** Markup below the title. */
  content: string;
  environmentName: string;
  /** Where a form may lead in the end: a browser checks the redirects after a post, too. */
  formTarget?: string | undefined;
}

export interface RenderedPage {
  headers: Record<string, string>;
  html: string;
}

export function sendPage(response: ServerResponse, page: Page): void {
  const { headers, html } = renderPage(page);
  response.writeHead(page.status, { ...headers, 'Content-Length': Buffer.byteLength(html) });
  response.end(html);
}

export function renderPage(page: Omit<Page, 'status'>): RenderedPage {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)} · local PingOne</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="place"><strong>local PingOne</strong> · ${escapeHtml(page.environmentName)}</p>
<h1>${escapeHtml(page.title)}</h1>
${page.content}
</main>
</body>
</html>
`;
  const formTargets = ["'self'", ...(page.formTarget === undefined ? [] : [page.formTarget])].join(' ');
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy':
      `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${formTargets}; ` +
      "base-uri 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
  return { headers, html };
}
