// What is passed on of others: the licences of the packages that were bundled and of what the engine is
// compiled with, in one file beside the code.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** A plugin of Rolldown and Vite that adds to `folders`, a Set, those of the packages of which something is bundled. */
export function collectPackages(folders) {
  return {
    name: 'parcours-packages',
    generateBundle(_options, bundle) {
      for (const { moduleIds = [] } of Object.values(bundle)) {
        for (const id of moduleIds) {
          const folder = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replace(/^\0/, ''))?.[1];
          if (folder !== undefined) folders.add(folder);
        }
      }
    },
  };
}

/** Writes the licences of the packages and the engine's to `file`. A package without one is an error: it could not be passed on. */
export function writeLicences(folders, file) {
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const found = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    if (found === undefined) throw new Error(`${name}: no licence file`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, found), 'utf8').trim()}\n`;
  });
  texts.push(readFileSync(join(root, 'wasm/NOTICES.txt'), 'utf8'));
  writeFileSync(file, texts.join(`\n${'-'.repeat(80)}\n\n`));
}
