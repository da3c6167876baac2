import { describe, expect, it } from "vitest";
import { smallSheet, smallStyles } from "../../../scripts/lib/small-styles.mjs";

describe("a sheet made small", () => {
  it("has neither comments nor indentation", () => {
    const sheet = `
      /* Look. */
      :host([a]) > .b,
      .c :hover {
        margin: 0 auto; /* room */
        width: calc(100% - 1px);
      }

      @media (max-width: 40rem) {
        .b {
          color: red;
        }
      }
    `;
    expect(smallSheet(sheet)).toBe(":host([a]) > .b,.c :hover{margin:0 auto;width:calc(100% - 1px)}@media (max-width:40rem){.b{color:red}}");
  });

  it("keeps apart what a comment parts", () => {
    expect(smallSheet(".a/* one */ .b, .c /* two */.d /* three */ /* four */ .e { margin: 0/* x */auto; }")).toBe(".a .b,.c .d .e{margin:0/**/auto}");
    expect(smallSheet(`a { /* none */ content: "/* text */"; /* none */ }\n/* none */\nb { c: d }`)).toBe(`a{content:"/* text */"}b{c:d}`);
  });

  it("keeps strings as they are", () => {
    expect(smallSheet(`a::after { content: " ;  } /* no */ \\" : "; quotes: '{ ' ' }'; }`)).toBe(
      `a::after{content:" ;  } /* no */ \\" : ";quotes:'{ ' ' }'}`,
    );
  });

  it("is every sheet of a module without places", () => {
    const module = "const a = css`\n  b {\n    c: d;\n  }\n`; const e = css`${a} f { }`; const g = html`<p>  </p>`;";
    expect(smallStyles.transform(module, "a.ts")?.code).toBe("const a = css`b{c:d}`; const e = css`${a} f { }`; const g = html`<p>  </p>`;");
    expect(smallStyles.transform("const h = 1;", "a.ts")).toBeNull();
    // The viewer, whose hash would be another's.
    expect(smallStyles.transform(module, "viewer-source.mjs")).toBeNull();
  });
});
