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

/** A name that every file system takes: what separates folders or is reserved becomes a dash. */
export function fileName(parts: readonly string[], extension: string): string {
  const plain = parts
    .filter(Boolean)
    .join(" ")
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/gu, "-")
    .replace(/\s+/gu, "-")
    .replace(/^[.-]+|[.-]+$/gu, "")
    .slice(0, 100);
  return `${plain || "parcours"}.${extension}`;
}
