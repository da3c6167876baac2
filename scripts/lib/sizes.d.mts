export interface Size {
  readonly what: string;
  readonly kilobytes: number;
  readonly limit: number;
}
export function measured(): Size[];
export function sizesText(): string;
