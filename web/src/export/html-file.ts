// One HTML file with a report inside: the viewer's script, the snapshot as data, and a policy that lets
// the file run that script and do nothing else: no request, no other script.

import { escaped } from "./escaped.js";
import type { Snapshot } from "./snapshot.js";

/** The viewer as one classic script, and its hash for the policy. */
export interface Viewer {
  readonly source: string;
  /** "sha256-…", of exactly that source. */
  readonly hash: string;
}

export interface FileTexts {
  /** For readers without scripts. */
  readonly noScript: string;
}

export function htmlFile(snapshot: Snapshot, viewer: Viewer, texts: FileTexts): string {
  const policy = `default-src 'none'; script-src '${viewer.hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${escaped(snapshot.locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escaped(snapshot.title)} · Parcours</title>
</head>
<body>
<noscript>${escaped(texts.noScript)}</noscript>
<script type="application/json" id="snapshot">${json(snapshot)}</script>
<script>${viewer.source}</script>
</body>
</html>
`;
}

/** Data can neither end the element that it is in nor open a comment. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
