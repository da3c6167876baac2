import { expect, test } from "vitest";
import { Engine } from "../../../web/src/engine/engine.js";
import { EngineError } from "../../../web/src/engine/engine-error.js";
import { unwrapText } from "../../../web/src/engine/envelope.js";
import { FakeEngine } from "./fake-engine.js";

const thrownBy = (use: () => unknown): unknown => {
  try {
    use();
  } catch (error) {
    return error;
  }
  return undefined;
};

test("a value comes out of its envelope byte for byte", () => {
  expect(unwrapText('{"ok":true,"value":{"a":1.0,"b":"}"}}')).toBe('{"a":1.0,"b":"}"}');
  expect(unwrapText('{"ok":true,"value":null}')).toBe("null");
});

test("a refusal becomes an EngineError with code, path and every problem", () => {
  const problems = [
    { code: "bad-definition", path: "stages", message: "expected at least 2" },
    { code: "bad-definition", path: "window", message: "not a duration" },
  ];
  const error = { ...problems[0], problems };
  const thrown = thrownBy(() => unwrapText(JSON.stringify({ ok: false, error })));
  expect(thrown).toBeInstanceOf(EngineError);
  expect(thrown).toMatchObject({ code: "bad-definition", path: "stages", problems });
});

test("an error with one problem lists that one", () => {
  const error = { code: "wrong-state", path: "", message: "no source is open" };
  const thrown = thrownBy(() => unwrapText(JSON.stringify({ ok: false, error })));
  expect(thrown).toMatchObject({ problems: [error] });
});

test.each(["", "nonsense", "{}", '{"ok":false,"error":{"code":"new-code","message":"?"}}'])(
  "an answer of no known form (%j) is an engine's defect",
  (envelope) => {
    expect(thrownBy(() => unwrapText(envelope))).toMatchObject({ code: "engine-dead" });
  },
);

test("an error survives the way from a worker", () => {
  const problems = [
    { code: "bad-request", path: "a", message: "x" },
    { code: "bad-request", path: "b", message: "y" },
  ] as const;
  const error = new EngineError("bad-request", "a", "x", { problems });
  const copy = EngineError.fromData(structuredClone(error.toData()));
  expect(copy).toEqual(error);
});

test("after a trap the engine is dead: no further call reaches it", () => {
  const handle = new FakeEngine();
  const given = function () {
    return handle;
  };
  const engine = new Engine({ Engine: given as unknown as typeof FakeEngine });
  expect(thrownBy(() => engine.query('{"report":"trap"}'))).toMatchObject({
    code: "engine-dead",
    message: expect.stringContaining("memory access out of bounds") as string,
  });
  const before = handle.calls.length;
  expect(thrownBy(() => engine.query('{"report":"count"}'))).toMatchObject({ code: "engine-dead" });
  expect(thrownBy(() => engine.seal())).toMatchObject({ code: "engine-dead" });
  expect(handle.calls.length).toBe(before);
});

test("a refused call leaves the engine alive", () => {
  const engine = new Engine({ Engine: FakeEngine });
  expect(thrownBy(() => engine.end(null))).toMatchObject({ code: "wrong-state" });
  expect(engine.query('{"report":"count"}')).toContain('"lines":0');
});

test("dispose() frees the handle once", () => {
  const before = FakeEngine.live;
  const engine = new Engine({ Engine: FakeEngine });
  engine.dispose();
  engine.dispose();
  expect(FakeEngine.live).toBe(before);
});
