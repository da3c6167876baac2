// A drop of folders and files, as a browser hands it over.

import { expect, test } from "vitest";
import { chosenFiles, droppedFiles } from "../../../web/src/elements/drop/dropped-files.js";
import { pathOf } from "../../../web/src/sources/file-path.js";

type Tree = { readonly [name: string]: Tree | string };

function entryOf(name: string, content: Tree | string, parent = ""): object {
  const fullPath = `${parent}/${name}`;
  if (typeof content === "string") {
    const file = (resolve: (file: File) => void): void => resolve(new File([content], name));
    return { name, fullPath, isFile: true, file };
  }
  const children = Object.entries(content).map(([child, inner]) => entryOf(child, inner, fullPath));
  // Two at a time, as a browser gives a hundred.
  const createReader = (): object => ({
    readEntries: (resolve: (entries: object[]) => void) => resolve(children.splice(0, 2)),
  });
  return { name, fullPath, isFile: false, createReader };
}

function dropOf(tree: Tree): DataTransfer {
  const items = Object.entries(tree).map(([name, content]) => ({
    kind: "file",
    webkitGetAsEntry: () => entryOf(name, content),
  }));
  const files = Object.entries(tree).flatMap(([name, content]) =>
    typeof content === "string" ? [new File([content], name)] : [],
  );
  return { items, files } as unknown as DataTransfer;
}

const dropped = async (tree: Tree): Promise<string[]> => (await droppedFiles(dropOf(tree))).map(pathOf);

test("a folder gives its exports at any depth, by name, with their paths", async () => {
  const folder = {
    "b.json": "1",
    "a.csv": "2",
    "photo.jpg": "3",
    ".DS_Store": "4",
    opens: { "may.csv.gz": "5", "notes.txt": "6", "june.zip": "7" },
    __MACOSX: { "a.csv": "8" },
  };
  expect(await dropped({ export: folder, "named.txt": "9" })).toEqual([
    "export/a.csv",
    "export/b.json",
    "export/opens/june.zip",
    "export/opens/may.csv.gz",
    "named.txt",
  ]);
});

test("a folder without exports gives what it has, so that whoever reads it can say so", async () => {
  expect(await dropped({ folder: { "notes.txt": "1", ".hidden": "2" } })).toEqual(["folder/notes.txt"]);
});

test("files alone may have any name but a system's own", async () => {
  expect(await dropped({ "notes.txt": "1", ".DS_Store": "2" })).toEqual(["notes.txt"]);
});

test("a folder that was chosen is read by the same rule", () => {
  const files = ["x/a.csv", "x/b.txt"].map((path) =>
    Object.defineProperty(new File([""], path.slice(2)), "webkitRelativePath", { value: path }),
  );
  expect(chosenFiles(files).map(pathOf)).toEqual(["x/a.csv"]);
});
