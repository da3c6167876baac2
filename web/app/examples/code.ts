// An example's files as one text, as it would stand in a page: markup, look, script.

export interface Files {
  readonly html: string;
  readonly css: string;
  readonly js: string;
}

function inside(tag: string, text: string, attributes = ""): string {
  const lines = text.trimEnd().split("\n");
  return `<${tag}${attributes}>\n${lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n")}\n</${tag}>`;
}

export function codeOf({ html, css, js }: Files): string {
  const parts = [html.trimEnd()];
  if (css) parts.push(inside("style", css));
  if (js) parts.push(inside("script", js, ' type="module"'));
  return parts.join("\n");
}
