// The built engine module's bytes, for tests under Node.
import { readFileSync } from 'node:fs';
import { engineWasm } from '../../scripts/lib/engine-alias.mjs';

export function engineBytes(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(engineWasm));
}
