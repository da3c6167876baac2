// The copy that is kept of what a report shows, and other files that are opened while it is made.

import { expect, it } from "vitest";
import { KeptCopy } from "../../../web/src/elements/report/kept-copy.js";

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Copies are made when `made` or `failed` says so. */
function start(): { copy: KeptCopy; forgotten: string[]; told: string[]; made(id: string): void; failed(): void } {
  const forgotten: string[] = [];
  const told: string[] = [];
  let made: (id: string) => void = () => undefined;
  let failed: (cause: Error) => void = () => undefined;
  const device = {
    keep: () => new Promise<string>((resolve, reject) => ([made, failed] = [resolve, reject])),
    forget: ({ id }: { id: string }) => Promise.resolve(void forgotten.push(id)),
  };
  const copy = new KeptCopy(device, (done) => {
    if (done) told.push(done);
  });
  return { copy, forgotten, told, made: (id) => made(id), failed: () => failed(new Error("full")) };
}

it("is told once it is made, and forgotten by the same", async () => {
  const { copy, forgotten, told, made } = start();
  expect(copy.view).toBeNull();
  copy.show([new File([], "a")]);
  copy.view?.onKeep();
  expect(copy.view?.state).toBe("busy");
  made("copy of a");
  await settled();
  expect(copy.view?.state).toBe("kept");
  copy.view?.onForget();
  await settled();
  expect([copy.view?.state, forgotten, told]).toEqual(["none", ["copy of a"], ["done", "forgotten"]]);
});

it("says so where it cannot be made", async () => {
  const { copy, failed } = start();
  copy.show([new File([], "a")]);
  copy.view?.onKeep();
  failed();
  await settled();
  expect(copy.view?.state).toBe("failed");
});

it.each(["made", "failed"] as const)("is none of the files that are opened before it is %s", async (end) => {
  const { copy, told, ...ends } = start();
  copy.show([new File([], "a")]);
  copy.view?.onKeep();
  copy.show([new File([], "b")]);
  ends[end]("copy of a");
  await settled();
  expect([copy.view?.state, told]).toEqual(["none", []]);
});
