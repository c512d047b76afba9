import { createHash } from 'node:crypto';
import type { Example } from './examples.ts';

const STYLE = `
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1d1c1a; --soft: #5d5a54; --line: #dcd7cc; --mark: #8a1c1c; --card: #fff }
@media (prefers-color-scheme: dark) { :root { --paper: #171614; --ink: #ece8df; --soft: #aaa498; --line: #3a3732; --mark: #f0a58f; --card: #1f1e1b } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.05rem/1.6 system-ui, sans-serif }
main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem }
header { max-width: 62rem; margin: 0 auto; padding: 4rem 1.5rem 1rem }
h1 { font: 700 clamp(2.2rem, 9vw, 3.2rem)/1.1 Georgia, 'Times New Roman', serif; margin: 0; white-space: nowrap }
h1 span { color: var(--mark) }
.lead { font: 1.35rem/1.5 Georgia, 'Times New Roman', serif; max-width: 40rem; margin: 1rem 0 0 }
h2 { font: 700 1.4rem/1.3 Georgia, 'Times New Roman', serif; margin: 2.5rem 0 .75rem }
a { color: inherit }
a:focus-visible { outline: 3px solid var(--mark); outline-offset: 3px; border-radius: 4px }
nav { margin-top: 1.5rem; display: flex; flex-wrap: wrap; gap: .75rem 1.5rem }
nav a:first-child { background: var(--ink); color: var(--paper); padding: .45rem 1.1rem; border-radius: 999px; text-decoration: none }
nav a { padding: .45rem 0 }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(26rem, 100%), 1fr)) }
li { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.25rem; position: relative }
li:hover { border-color: var(--mark) }
li a { font-weight: 600; text-decoration-color: var(--line); text-underline-offset: .2em }
li a::after { content: ''; position: absolute; inset: 0 }
li p { margin: .25rem 0 0; color: var(--soft); font-size: .95rem }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 0 }
dt { font-weight: 600 }
dd { margin: 0; color: var(--soft) }
pre { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.25rem; font-size: .9rem }
footer { padding-top: 3rem; padding-bottom: 3rem; color: var(--soft); font-size: .9rem }`;

/** The Content-Security-Policy of the page: it has its own style and loads nothing. */
export const LANDING_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const NOUNS: [string, string][] = [
  ['Article', 'one printed text, which never changes'],
  ['Source', 'an outlet, agency or blog, which publishes articles or is credited in them'],
  ['Person', 'whoever can speak: a human being, an organisation or a group'],
  ['Quote', 'speech as one article prints it, with everyone who speaks in it or relays it'],
  ['Utterance', 'one act of speech, which several quotes may print in different words'],
  ['Claim', 'a statement that articles support, refute or discuss'],
];

/** What depends on the settings. */
export interface LandingOptions {
  /** Whether to link the questions to GraphiQL. Otherwise the page shows them without links. */
  graphiql: boolean;
  /** Whether the server answers trusted documents only. Then the page shows no command with a query of its own. */
  trustedOnly: boolean;
}

/** The landing page at an address of the server, such as `http://127.0.0.1:4000`. */
export type LandingPage = (address: string) => string;

/** The landing page: what Verbatim is, and example questions. It loads nothing from elsewhere. */
export function landingPage(
  examples: readonly Example[],
  { graphiql, trustedOnly }: LandingOptions,
): LandingPage {
  const items = examples.map((example) => (graphiql ? linked(example) : shown(example)));
  return (address) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Verbatim: who said what, according to whom</title>
<meta name="description" content="Printed news as a graph that answers who said what, in which words, in which outlet, and who relayed it.">
<style>${STYLE}</style>
</head>
<body>
<header>
<h1><span aria-hidden="true">«</span> Verbatim <span aria-hidden="true">»</span></h1>
<p class="lead">Verbatim turns printed news into a graph: who said what, in which words, in which outlet, and who relayed it. You ask it in GraphQL.</p>
<nav aria-label="Ways in">${graphiql ? '\n<a href="/graphql">Open GraphiQL</a>' : ''}
<a href="#questions">Example questions</a>
<a href="#program">From a program</a>
</nav>
</header>
<main>
<h2>What you can do</h2>
<p>Find what a person said, and how each outlet worded it. Check whether a sentence was printed, and in which words.
See which articles support or refute a claim, and which of them copied each other.</p>
<h2 id="questions">Example questions</h2>${graphiql ? '\n<p>Each opens in GraphiQL with its query filled in. Press the play button to run it.</p>' : ''}
<ol>
${items.join('\n')}
</ol>
<h2>What it is made of</h2>
<dl>
${NOUNS.map(([noun, meaning]) => `<dt>${noun}</dt><dd>${meaning}</dd>`).join('\n')}
</dl>
<h2 id="program">From a program</h2>
<p>GraphQL is at <code>/graphql</code>. A program in TypeScript or JavaScript asks it with the typed client, <code>@verbatim/client</code>.</p>
${trustedOnly ? '<p>This server answers trusted documents only, such as those of the client.</p>' : command(address)}
</main>
<footer>Every quote is what its article prints, to the character. What a text does not tell is null. Nothing is guessed.</footer>
</body>
</html>
`;
}

/** A command that asks the server at an address. */
function command(address: string): string {
  return `<pre tabindex="0"><code>curl -H 'content-type: application/json' \\
  -d '{"query":"{ quotes(first: 3) { nodes { exact speakers { name } } } }"}' \\
  '${escapeHtml(address)}/graphql'</code></pre>`;
}

function linked({ title, description, document }: Example): string {
  const href = `/graphql?query=${encodeURIComponent(document)}`;
  return `<li><a href="${escapeHtml(href)}">${escapeHtml(title)}</a><p>${escapeHtml(description)}</p></li>`;
}

function shown({ title, description }: Example): string {
  return `<li><strong>${escapeHtml(title)}</strong><p>${escapeHtml(description)}</p></li>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
