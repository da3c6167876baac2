export const engineGlue: string;
export const engineWasm: string;
export const engineAlias: Record<string, string>;
