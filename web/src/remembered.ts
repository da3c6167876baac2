// What a reader chose, kept on the device between visits; where storage is switched off or full a
// choice lasts as long as the page. Nothing of the data is ever kept here, only choices of view.

const PREFIX = "parcours.";

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** null forgets. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Not kept; see above.
  }
}
