export const contentSecurityPolicy: string;
export function serve(options: {
  folder: string;
  /** Address below `/` -> path of a file. */
  files?: Record<string, string>;
  /** 0 or absent: any free one. */
  port?: number;
  /** contentSecurityPolicy if absent. */
  policy?: string;
}): Promise<{ url: string; close: () => Promise<void> }>;
