// The built engine's bytes in one file, for tests under Node.
import { readFileSync } from 'node:fs';
import { engineWhole } from '../../scripts/lib/engine-alias.mjs';

export function engineBytes(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(engineWhole));
}
