// Packages of the peers, from the folder of their own (bench/peers says which).
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const peersFolder = fileURLToPath(new URL('../../build/bench/peers', import.meta.url));

export const requirePeer = createRequire(`${peersFolder}/package.json`);
