export const linkedGlue: string;
export const engineWhole: string;
export const engineGlue: string;
export const engineFirst: string;
export const engineRest: string;
export const engineAlias: Record<string, string>;
