// Makes core/src/text/time_zone_data.inc: the offsets of every IANA time zone since 1990, from the
// tables that Node's Intl carries. Run it when the zones of the world have changed:
//
//   node scripts/make-time-zones.mjs
//
// Names   Intl lists one name a zone; the aliases (US/Eastern, Europe/Kyiv, ...) are read from the
//         system's tzdata.zi (Debian: package tzdata) and kept where Intl knows them.
// Tables  Zones with one history share it. A history is an offset, the changes one by one, and from
//         the year on from which every year up to 2099 follows one rule, that rule: two changes a
//         year, each "the first <weekday> on or after a day of a month, at a minute of it", in UTC.
//         Years without a rule (Morocco, Gaza: their changes follow the moon) end with 2037.
// Check   Every zone is read back through the table and compared with Intl before the file is written.

import { existsSync, readFileSync, writeFileSync } from "node:fs";

const FIRST_YEAR = 1990;
const LAST_LISTED_YEAR = 2037;
const LAST_CHECKED_YEAR = 2099;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const EPOCH = Date.UTC(FIRST_YEAR, 0, 1);
const TZDATA = "/usr/share/zoneinfo/tzdata.zi";
const TARGET = new URL("../core/src/text/time_zone_data.inc", import.meta.url);

function zoneNames() {
  if (!existsSync(TZDATA)) {
    throw new Error(`${TZDATA} is missing; it names the aliases. Install the package tzdata.`);
  }
  const names = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);
  for (const line of readFileSync(TZDATA, "utf8").split("\n")) {
    const [kind, first, second] = line.split(" ");
    if (kind === "Z") names.add(first);
    if (kind === "L") names.add(second);
  }
  return [...names].filter((name) => canonicalName(name) !== null).sort(byBytes);
}

function byBytes(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function canonicalName(name) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

// Minutes that local clocks are ahead of UTC, as a function of epoch milliseconds.
function offsetReader(zone) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", era: "short",
    year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });
  const pattern = /^(\d+)\/(\d+)\/(\d+) A(?:D)?, (\d+):(\d+):(\d+)$/;
  return (time) => {
    const match = pattern.exec(format.format(time));
    if (match === null) throw new Error(`${zone}: cannot read ${format.format(time)}`);
    const [month, day, year, hour, minute, second] = match.slice(1).map(Number);
    const offset = (Date.UTC(year, month - 1, day, hour, minute, second) - time) / MINUTE;
    if (!Number.isInteger(offset)) throw new Error(`${zone}: an offset of ${offset} minutes`);
    return offset;
  };
}

// [{time, offset}]: each instant (epoch ms) from which another offset holds.
function changesOf(offsetAt, from, to) {
  const changes = [];
  const step = DAY / 2;
  let before = offsetAt(from);
  for (let start = from; start < to; start += step) {
    const after = offsetAt(start + step);
    if (after === before) continue;
    let low = start;
    let high = start + step;
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
      if (offsetAt(middle) === before) low = middle;
      else high = middle;
    }
    changes.push({ time: high, offset: offsetAt(high) });
    if (offsetAt(high) !== after) throw new Error("two changes within half a day");
    before = after;
  }
  return changes;
}

function yearOf(time) {
  return new Date(time).getUTCFullYear();
}

// The change of a rule in one year. `day` may be 0 or less: a day of the month before.
function changeInYear(change, year) {
  const first = Date.UTC(year, change.month - 1, 1) + (change.day - 1) * DAY;
  const ahead = (change.weekday - new Date(first).getUTCDay() + 7) % 7;
  return first + ahead * DAY + change.minute * MINUTE;
}

// The rule of the changes from 2040 on, or null.
function ruleOf(changes) {
  const byPlace = [[], []];
  for (let year = 2040; year <= LAST_CHECKED_YEAR; ++year) {
    const ofYear = changes.filter((change) => yearOf(change.time) === year);
    if (ofYear.length !== 2) return null;
    ofYear.forEach((change, place) => byPlace[place].push(change));
  }
  const rule = byPlace.map((places) => {
    const dates = places.map((change) => new Date(change.time));
    const month = Math.max(...dates.map((date) => date.getUTCMonth() + 1));
    const day = Math.min(...dates.map((date) => {
      const first = Date.UTC(date.getUTCFullYear(), month - 1, 1);
      return Math.floor((date.getTime() - first) / DAY) + 1;
    }));
    const minute = dates[0].getUTCHours() * 60 + dates[0].getUTCMinutes();
    return { month, day, weekday: dates[0].getUTCDay(), minute, offset: places[0].offset };
  });
  const fits = byPlace.every((places, place) => places.every((change) => followsRule(change, rule[place])));
  return fits ? rule : null;
}

function followsRule(change, ruleChange) {
  return change.time === changeInYear(ruleChange, yearOf(change.time)) && change.offset === ruleChange.offset;
}

function historyOf(zone) {
  const offsetAt = offsetReader(zone);
  const changes = changesOf(offsetAt, EPOCH, Date.UTC(LAST_CHECKED_YEAR + 1, 0, 1));
  const rule = ruleOf(changes);
  let ruleYear = LAST_LISTED_YEAR + 1;
  if (rule !== null) {
    while (ruleYear > FIRST_YEAR && yearFollows(changes, ruleYear - 1, rule)) --ruleYear;
  }
  const listed = changes.filter((change) => yearOf(change.time) < ruleYear);
  return { first: offsetAt(EPOCH), listed, rule, ruleYear };
}

function yearFollows(changes, year, rule) {
  const ofYear = changes.filter((change) => yearOf(change.time) === year);
  return ofYear.length === 2 && ofYear.every((change, place) => followsRule(change, rule[place]));
}

// The same lookup as time_zone.cpp, to prove the table before it is written.
function offsetFromHistory(history, time) {
  if (history.rule !== null && yearOf(time) >= history.ruleYear) {
    const [early, late] = history.rule;
    const year = yearOf(time);
    if (time < changeInYear(early, year) || time >= changeInYear(late, year)) return late.offset;
    return early.offset;
  }
  let offset = history.first;
  for (const change of history.listed) if (change.time <= time) offset = change.offset;
  return offset;
}

function proveHistory(zone, history) {
  const offsetAt = offsetReader(zone);
  const last = Date.UTC((history.rule === null ? LAST_LISTED_YEAR : LAST_CHECKED_YEAR) + 1, 0, 1);
  for (let time = EPOCH; time < last; time += 61 * 3_600_000) {
    if (offsetFromHistory(history, time) !== offsetAt(time)) {
      throw new Error(`${zone} at ${new Date(time).toISOString()}: the table is wrong`);
    }
  }
}

function indexOf(list, keys, key, value) {
  let index = keys.get(key);
  if (index === undefined) {
    index = list.length;
    keys.set(key, index);
    list.push(value);
  }
  return index;
}

function wrap(values, indent = "    ") {
  const lines = [];
  let line = indent;
  for (const value of values) {
    const text = `${value},`;
    if (line.length > indent.length && line.length + text.length + 1 > 100) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${text} `;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines.join("\n");
}

const names = zoneNames();
const histories = [];
const historyKeys = new Map();
const rules = [];
const ruleKeys = new Map();
const historyOfZone = new Map();
for (const zone of new Set(names.map(canonicalName))) {
  const history = historyOf(zone);
  proveHistory(zone, history);
  historyOfZone.set(zone, indexOf(histories, historyKeys, JSON.stringify(history), history));
}

const gaps = [];
const offsets = [];
const rows = histories.map(({ first, listed, rule, ruleYear }) => {
  const start = gaps.length;
  let before = EPOCH;
  for (const { time, offset } of listed) {
    gaps.push((time - before) / MINUTE);
    offsets.push(offset);
    before = time;
  }
  const ruleIndex = rule === null ? "kNoRule" : indexOf(rules, ruleKeys, JSON.stringify(rule), rule);
  return `{${first}, ${start}, ${listed.length}, ${ruleIndex}, ${rule === null ? 0 : ruleYear}}`;
});
const ruleRows = rules.map((rule) => {
  // ISO weekdays from Monday 0, as calendar.h has them.
  const parts = rule.map((c) => `{${c.month}, ${c.day}, ${(c.weekday + 6) % 7}, ${c.minute}, ${c.offset}}`);
  return `{{${parts.join(", ")}}}`;
});

writeFileSync(TARGET, `// Made by scripts/make-time-zones.mjs from the time zone data ${process.versions.tz}; do not edit.
// ${names.length} names, ${histories.length} histories, ${gaps.length} changes, ${rules.length} rules.

// Sorted by bytes.
constexpr char kZoneNames[] =
${names.map((name) => `    "${name}\\n"`).join("\n")};

// The history of each name.
constexpr uint16_t kZoneHistories[] = {
${wrap(names.map((name) => historyOfZone.get(canonicalName(name))))}
};

// Minutes since the history's change before, of its first since 1990-01-01T00:00Z: gaps repeat, and so
// a module's compressed size holds a third of what the instants would take.
constexpr int32_t kChangeGaps[] = {
${wrap(gaps)}
};

// Minutes that local clocks are ahead of UTC from each change on.
constexpr int16_t kChangeOffsets[] = {
${wrap(offsets)}
};

// {{month, day, weekday, minute, offset}, the same}
constexpr Rule kRules[] = {
${wrap(ruleRows)}
};

// {first offset, first change, changes, rule, first year of the rule}
constexpr History kHistories[] = {
${wrap(rows)}
};
`);
console.log(`${names.length} names, ${histories.length} histories, ${gaps.length} changes, ${rules.length} rules`);
