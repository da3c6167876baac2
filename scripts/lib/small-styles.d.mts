export function smallSheet(sheet: string): string;
export const smallStyles: {
  readonly name: string;
  readonly apply: "build";
  readonly enforce: "pre";
  transform(code: string, id: string): { code: string; map: null } | null;
};
