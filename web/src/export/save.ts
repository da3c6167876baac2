// Gives the reader a file. Nothing leaves the device: the address is one of this page's memory.

export function saveFile(name: string, parts: BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // After the download has taken hold of it.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** A name that file systems and shells take as it is: letters, digits, dots, dashes and underscores; all else becomes a dash. */
export function fileName(parts: readonly string[], extension: string): string {
  const plain = parts
    .join(" ")
    .normalize()
    .replace(/[^\p{L}\p{M}\p{N}._]+/gu, "-")
    .slice(0, 100)
    .replace(/^[.-]+|[.\p{Cs}-]+$/gu, "");
  return `${plain || "parcours"}.${extension}`;
}

/** "export.ndjson.gz" is "export": of a file that is not the data. */
export function withoutEnding(name: string): string {
  return name.replace(/(?<=.)(?:\.(?:json|ndjson|jsonl|csv|tsv|txt|log|zip|gz))+$/iu, "");
}
