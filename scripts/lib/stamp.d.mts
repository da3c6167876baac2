/** Resolves to false where it was skipped. */
export function whenChanged(
  stamp: string,
  inputs: readonly string[],
  outputs: readonly string[],
  work: () => Promise<unknown>,
): Promise<boolean>;
