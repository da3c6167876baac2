import { describe, expect, it } from "vitest";
import { historyOf, record, redo, undo } from "../../../../web/src/state/funnel/history.js";

describe("undo and redo", () => {
  it("lead back and forth", () => {
    const history = record(record(historyOf("a"), "b"), "c");
    expect(undo(history).present).toBe("b");
    expect(undo(undo(history)).present).toBe("a");
    expect(redo(undo(history)).present).toBe("c");
  });

  it("end at the ends", () => {
    const history = historyOf("a");
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });

  it("forget the future once something else is done", () => {
    const history = record(undo(record(historyOf("a"), "b")), "c");
    expect(redo(history).present).toBe("c");
    expect(undo(history).present).toBe("a");
  });

  it("take a run of changes of one name as one step", () => {
    const dragged = ["1", "2", "3"].reduce((history, next) => record(history, next, "window"), historyOf("0"));
    expect(dragged.present).toBe("3");
    expect(undo(dragged).present).toBe("0");
    const again = record(record(dragged, "x"), "4", "window");
    expect(undo(again).present).toBe("x");
  });

  it("begin a new run after an undo", () => {
    const history = undo(record(historyOf("0"), "1", "window"));
    expect(undo(record(history, "2", "window")).present).toBe("0");
  });

  it("take no step where nothing changed", () => {
    const history = historyOf("a");
    expect(record(history, "a")).toBe(history);
  });

  it("keep the last two hundred steps", () => {
    let history = historyOf(0);
    for (let n = 1; n <= 500; n += 1) history = record(history, n);
    for (let n = 0; n < 500; n += 1) history = undo(history);
    expect(history.present).toBe(300);
  });
});
