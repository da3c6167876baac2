// How far a build has come, in words, with an estimate of the rest.

const fewSteps = 10;
const recentSteps = 20;
const minute = 60_000; // milliseconds

/**
 * Takes the steps done and of how many, as Ninja counts them, at `now` in milliseconds, and gives what to say of it, then
 * and later. The rest is expected to go as fast as the last steps, which says nothing before ten of them: those before may
 * have been cached, or the machine less busy. What is left falls while a step lasts; once it should be over, nothing is known of it.
 * @returns {(at: number, of: number, now: number) => ((later: number) => string)} "23 of 189, about 12 min left"
 */
export function progressNotes() {
  let total;
  let seen = []; // the last steps, and when they were done
  return (at, of, now) => {
    // Another count: a build within the build has begun.
    if (of !== total || at < seen.at(-1).at) seen = [];
    total = of;
    seen = [...seen.slice(-recentSteps), { at, now }];
    const [first] = seen;
    const done = at - first.at;
    const end = done < fewSteps ? 0 : now + ((now - first.now) / done) * (of - at);
    return (later) => {
      const left = end - later;
      if (left <= 0) return `${at} of ${of}`;
      return `${at} of ${of}, ${left < minute ? 'less than a minute' : `about ${Math.round(left / minute)} min`} left`;
    };
  };
}
