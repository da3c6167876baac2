// A box's place, set on the element itself: a style attribute in a template would be refused by a
// strict policy, a property set by script is not.

/** For `.style=${...}`: the property forwards to cssText. */
export function placed(top: number, height: number): string {
  return `transform: translateY(${top}px); height: ${height}px`;
}
