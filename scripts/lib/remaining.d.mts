export function progressNotes(): (at: number, of: number, now: number) => (later: number) => string;
