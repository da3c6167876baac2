// The command line as its users run it: a program of its own, with its own standard streams.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { whenChanged } from "../../../scripts/lib/stamp.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** Three folders below the root, so that the engine's address is the one of the source. */
const folder = "build/test-cli/bin";
const program = `${folder}/parcours.mjs`;
const inputs = ["web/src", "tests/web/cli/command.ts", "package-lock.json", "tsconfig.json"];

/** The program's path. Test files run side by side: the first of them builds it for all. */
export async function bundleCommand(): Promise<string> {
  await whenChanged("build/stamps/test-cli", inputs, [program], bundle);
  return join(root, program);
}

async function bundle(): Promise<void> {
  const build = await rolldown({
    input: { parcours: join(root, "web/src/cli/main.ts") },
    cwd: root,
    platform: "neutral",
    external: [/^node:/, "parcours-engine", "parcours-viewer"],
    tsconfig: join(root, "tsconfig.json"),
  });
  await build.write({
    dir: join(root, folder),
    format: "es",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
    paths: {
      "parcours-engine": "../../wasm-release/parcours-engine.mjs",
      "parcours-viewer": "../../viewer/viewer-source.mjs",
    },
  });
  await build.close();
  chmodSync(join(root, program), 0o755);
}

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runProgram(
  program: string,
  args: readonly string[],
  { stdin = "", environment = {} }: { stdin?: string | Uint8Array; environment?: NodeJS.ProcessEnv } = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, LANG: "C", ...environment },
  });
  child.stdin.on("error", () => undefined); // a program that fails early does not read it
  child.stdin.end(stdin);
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { status, stdout, stderr };
}
