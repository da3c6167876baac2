// What the package carries of others: each bundled package's licence, in one file beside the code.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of the packages that these modules come from, each once, by name. */
export function packageFolders(moduleIds) {
  const folders = moduleIds.flatMap((id) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replace(/^\0/, ''))?.[1] ?? []);
  return [...new Set(folders)].sort();
}

/** Writes the licences to `file`. A package without one is an error: it could not be passed on. */
export function writeLicences(folders, file) {
  const texts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const found = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    if (found === undefined || !existsSync(join(folder, found))) throw new Error(`${name}: no licence file`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, found), 'utf8').trim()}\n`;
  });
  writeFileSync(file, texts.join(`\n${'-'.repeat(80)}\n\n`));
}
