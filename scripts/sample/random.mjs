// Random numbers that a seed decides, the same on every machine: no Math.random, no clock.

/**
 * A generator of its own for each (seed, stream), so that one contact's story does not change when
 * another's does. A 32-bit counter is scattered by multiplications (period 2^32 a stream).
 */
export function makeRandom(seed, stream) {
  let state = scatter(scatter(seed) ^ Math.imul(stream + 1, 0x9e3779b1));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    return (scatter(state) >>> 0) / 4294967296;
  };
  return {
    /** In [0, 1). */
    next,
    chance: (probability) => next() < probability,
    /** In [low, high). */
    between: (low, high) => low + (high - low) * next(),
    /** A whole number from low to high, both included. */
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
    /** One value of [[value, weight], ...]. */
    weighted: (pairs) => {
      const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [value, weight] of pairs) {
        left -= weight;
        if (left < 0) return value;
      }
      return pairs[pairs.length - 1][0];
    },
    /** A waiting time with this mean: most are short, a few are long. */
    wait: (mean) => -Math.log(1 - next()) * mean,
  };
}

function scatter(value) {
  let word = value | 0;
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return word ^ (word >>> 15);
}
