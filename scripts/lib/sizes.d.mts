export interface Size {
  readonly what: string;
  readonly kilobytes: number;
  readonly limit: number;
  readonly aim: number | undefined;
}
export function measured(): Size[];
export function sizesText(): string;
