// A picture as a file of its own.

import { expect, it } from "vitest";
import { framedSvg } from "../../../web/src/export/svg-file.js";

it("holds no character that XML has no place for", () => {
  const frame = {
    title: "form\u0001sent 😀",
    caption: "7 days\uffff",
    background: "#fff",
    color: "#000",
    muted: "#555",
    fontFamily: "sans-serif",
    measure: (text: string) => text.length,
  };
  const svg = framedSvg("<text>a\u000bb</text>", 600, 100, frame);
  expect(svg).toContain("<title>form\ufffdsent 😀</title>");
  expect(svg).toContain("a\ufffdb");
  expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u);
});
