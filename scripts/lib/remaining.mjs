// How far a build has come, in words, with an estimate of the rest.

const fewSteps = 10;
const minute = 60_000; // milliseconds

/**
 * Takes the steps done and of how many, as Ninja counts them, at `now` in milliseconds. The rest is expected to go as
 * fast as what was seen so far, which says nothing before ten steps.
 * @returns {(at: number, of: number, now: number) => string} "23 of 189, about 12 min left"
 */
export function progressNotes() {
  let first;
  return (at, of, now) => {
    // Another count: a build within the build has begun.
    if (first === undefined || first.of !== of || at < first.at) first = { at, of, now };
    const done = at - first.at;
    const count = `${at} of ${of}`;
    if (done < fewSteps || at >= of) return count;
    const left = ((now - first.now) / done) * (of - at);
    return `${count}, ${left < minute ? 'less than a minute' : `about ${Math.round(left / minute)} min`} left`;
  };
}
