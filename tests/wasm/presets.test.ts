// What the page says of a preset's rules is what the engine does under it.
import { expect, it } from 'vitest';
import createEngineModule from 'parcours-engine';
import { allInRange } from '../../web/src/elements/funnel/funnel-words.js';
import type { FunnelDefinition, RosettaAnswer } from '../../web/src/types/index.js';
import { engineBytes } from './engine-bytes.js';

it('tells which presets see no event outside the dates', async () => {
  const module = await createEngineModule({ wasmBinary: engineBytes() });
  const engine = new module.Engine();
  const valueOf = (text: string): unknown => {
    const envelope = JSON.parse(text) as { ok: boolean; value: unknown };
    expect(envelope.ok, text).toBe(true);
    return envelope.value;
  };
  valueOf(engine.begin('{"name":"events.ndjson"}'));
  valueOf(engine.append(new TextEncoder().encode('{"type":"a","time":"2026-01-05T10:00:00Z","contact":"c"}\n')));
  valueOf(engine.end(''));
  valueOf(engine.seal());
  const definition: FunnelDefinition = {
    stages: [{ steps: [{ event: 'a' }] }, { steps: [{ event: 'b' }] }],
    window: { total: 'P7D' },
    range: { from: '2026-01-01T00:00:00Z' },
  };
  const answer = valueOf(engine.query(JSON.stringify({ report: 'rosetta', definition }))) as RosettaAnswer;
  engine.delete();

  expect(answer.base.rules.gates).toBe(allInRange(definition) ? 'all' : 'entry');
  const gates = answer.presets.map((row) => [row.preset, row.problems ?? row.rules.gates]);
  expect(gates).toEqual(answer.presets.map(({ preset }) => [preset, allInRange({ ...definition, preset }) ? 'all' : 'entry']));
  expect(gates).toContainEqual(['hubspot', 'all']);
});
