import assets from '../generated/html-page.json' with { type: 'json' };
import { type Html, html, trusted } from './markup.js';

/** Style and script of a kind of page, with the hashes by which its policy allows them. */
export type PageAssets = typeof assets;

/** Nothing is loaded from anywhere; the only style and the only script are ours. */
function policyOf({ styleHash, scriptHash }: PageAssets): string {
  return `default-src 'none'; style-src '${styleHash}'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'`;
}

export interface Shell {
  /** Behind the name of the product in the title of the window. */
  readonly title: string | Html;
  /** What the first link leads past the top to. */
  readonly skipTo: string;
  /** True: a browser lays out only what is seen. */
  readonly many?: boolean;
  /** Those of the report unless given. */
  readonly with?: PageAssets;
}

/** What every page of ours starts with, up to its content: the policy that forbids all loading, the style, the top. */
export function shellStart({ title, skipTo, many = false, with: own = assets }: Shell): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policyOf(own))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Groundplan: ${title}</title>
<style>${trusted(own.style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the ${skipTo}</a>
<header class="top"><span class="brand">Groundplan</span> <button id="theme" type="button" hidden>Dark</button></header>
<main id="main" tabindex="-1"${many && html` class="many"`}>
`;
}

/** The script of a page, and its end. */
export function shellEnd({ script }: PageAssets): Html {
  return html`<script>${trusted(script)}</script>
</body>
</html>
`;
}

/** The end of a report. */
export const SHELL_END: Html = shellEnd(assets);
