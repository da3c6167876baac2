/** All texts of a template, however deep. */
export function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return typeof value === "object" && value !== null && "values" in value ? texts(value.values) : [];
}
