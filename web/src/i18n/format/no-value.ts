/** What stands for a value that is missing: null, undefined, NaN, a time that is none. */
export const NO_VALUE = "—";
