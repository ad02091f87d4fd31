/** The look of the callback page; apart from its words, and inline in the page because it may load nothing (SEC-18). */
export const callbackPageStyle = `
:root {
  color-scheme: light dark;
  --ground: #f3f4f7;
  --card: #ffffff;
  --edge: #d9dde5;
  --ink: #1a1f2b;
  --quiet: #535c6e;
  --accent: #12704a;
  --accent-ground: #e2f4ea;
}
.failure { --accent: #b3261e; --accent-ground: #fdeceb; }
.pending { --accent: #8a5300; --accent-ground: #fdf1dd; }
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12151c;
    --card: #1c212b;
    --edge: #343c4b;
    --ink: #eef0f5;
    --quiet: #aab3c4;
    --accent: #6fd6a4;
    --accent-ground: #173a2b;
  }
  .failure { --accent: #ffa79f; --accent-ground: #4a1f1c; }
  .pending { --accent: #f2c27a; --accent-ground: #45331a; }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  min-height: 100dvh;
  display: grid;
  place-items: center;
  padding: 1.25rem;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main {
  width: 100%;
  max-width: 38rem;
  padding: clamp(1.5rem, 6vw, 2.75rem);
  background: var(--card);
  border: 1px solid var(--edge);
  border-radius: 1rem;
  box-shadow: 0 1px 2px rgb(0 0 0 / 6%), 0 12px 32px rgb(0 0 0 / 8%);
}
.name { margin: 0 0 1.75rem; color: var(--quiet); font: 600 0.875rem/1 ui-monospace, "SF Mono", Menlo, Consolas, monospace; letter-spacing: 0.02em; }
.mark { display: block; width: 3.25rem; height: 3.25rem; margin: 0 0 1.25rem; padding: 0.8rem; border-radius: 50%; background: var(--accent-ground); color: var(--accent); }
h1 { margin: 0 0 0.75rem; font-size: clamp(1.375rem, 6vw, 1.75rem); line-height: 1.2; letter-spacing: -0.01em; text-wrap: balance; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
p:last-child { margin-bottom: 0; }
dl { margin: 1.25rem 0; padding: 0.25rem 1rem; border: 1px solid var(--edge); border-radius: 0.625rem; }
dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.625rem 0; }
dl div + div { border-top: 1px solid var(--edge); }
dt { flex: 0 0 6.5rem; color: var(--quiet); }
dd { flex: 1 1 10rem; min-width: 0; margin: 0; overflow-wrap: anywhere; }
.next { color: var(--quiet); }
`;
