// What a developer writes first: load a file, ask, register the elements.
import { createClient } from 'parcours';
import 'parcours/define';

const client = await createClient();
await client.load(await fetch('events.ndjson'));
const catalog = await client.query({ report: 'catalog' });
const elements = ['parcours-report', 'parcours-cards'].filter((tag) => customElements.get(tag));
document.title = `${catalog.events} events, ${elements.length} elements`;
client.dispose();
