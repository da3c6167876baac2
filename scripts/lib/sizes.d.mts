export interface Size {
  readonly what: string;
  readonly kilobytes: number;
  readonly limit: number;
}
export function measured(): Promise<Size[]>;
export function sizesText(): Promise<string>;
