// How everything is timed; also served to the page that measures in Chromium.

const leastTimes = 2;
const mostTimes = 25;
const enoughMs = 1000;

/** {ms, value}: the shortest of several runs, and what the last one gave. */
export async function bestOf(work) {
  let ms = Infinity;
  let value;
  let spent = 0;
  for (let times = 0; times < leastTimes || (times < mostTimes && spent < enoughMs); ++times) {
    const run = await timed(work);
    ms = Math.min(ms, run.ms);
    spent += run.ms;
    value = run.value;
  }
  return { ms, value };
}

export async function timed(work) {
  const begin = performance.now();
  const value = await work();
  return { ms: performance.now() - begin, value };
}
