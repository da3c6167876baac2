// The tasks of a page's main thread by the thread's own time: what a task costs, however busy the machine is, where the
// browser's entries of long tasks tell how long it was under way.
//
// One trace a browser at a time; `mark` says which of its pages is meant, and begins a part.

/**
 * @param {import('playwright-core').Browser} browser
 * @returns {Promise<{ stop(): Promise<Map<string, number>> }>} stop: the longest task of each marked part, ms
 */
export async function traceTasks(browser) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) if (event.name === TASK || event.name.startsWith(MARK)) events.push(event);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  });
  return {
    async stop() {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.end');
      await complete;
      await session.detach();
      return longestOf(events);
    },
  };
}

/** From here on, tasks of this page are those of `part`. */
export async function mark(page, part) {
  await page.evaluate((name) => performance.mark(name), MARK + part);
}

const TASK = 'ThreadControllerImpl::RunTask';
const MARK = 'bench ';

function longestOf(events) {
  const marks = events.filter(({ name }) => name.startsWith(MARK)).sort((a, b) => a.ts - b.ts);
  const longest = new Map();
  marks.forEach(({ name, pid, tid, ts }, index) => {
    const end = marks[index + 1]?.ts ?? Infinity;
    const times = events
      .filter((event) => event.name === TASK && event.pid === pid && event.tid === tid && event.ts >= ts && event.ts < end)
      .map(({ tdur = 0 }) => tdur / 1000);
    longest.set(name.slice(MARK.length), times.reduce((most, time) => Math.max(most, time), 0));
  });
  return longest;
}
