// Moves a text out of one WebAssembly module's data into another's, to the same address: what only functions of the
// other read. The modules share their memory; the text is there once the other is instantiated.
//
// A module is a list of sections (core specification, chapter 5.5): an id, a size, and that many bytes.

const CODE = 10;
const DATA = 11;
const DATA_COUNT = 12;
const I32_CONST = 0x41;
const END = 0x0b;
const headerBytes = 8;

/**
 * @param {Buffer} from a module that holds `text` once in its data
 * @param {Buffer} to a module without data of its own, with the same memory
 * @param {Buffer} text
 * @returns {[Buffer, Buffer]} both without and with it
 */
export function moveData(from, to, text) {
  const sections = sectionsOf(from);
  const segments = segmentsOf(sections.find(({ id }) => id === DATA).body);
  const index = segments.findIndex(({ bytes }) => bytes.includes(text));
  if (index < 0) throw new Error('the text to be moved is not in the data');
  const { address, bytes } = segments[index];
  const start = bytes.indexOf(text);
  const end = start + text.length;
  const kept = [
    { address, bytes: bytes.subarray(0, start) },
    { address: address + end, bytes: bytes.subarray(end) },
  ];
  segments.splice(index, 1, ...kept.filter((segment) => segment.bytes.length > 0));
  const moved = { id: DATA, body: bodyOf([{ address: address + start, bytes: text }]) };
  return [
    // The count is for instructions that name a segment; we have none.
    moduleOf(sections.filter(({ id }) => id !== DATA_COUNT).map((section) => (section.id === DATA ? { id: DATA, body: bodyOf(segments) } : section))),
    moduleOf(sectionsOf(to).flatMap((section) => (section.id === CODE ? [section, moved] : [section]))),
  ];
}

function sectionsOf(module) {
  const reader = new Reader(module, headerBytes);
  const sections = [];
  while (!reader.atEnd) sections.push({ id: reader.byte(), body: reader.bytes() });
  return sections;
}

function moduleOf(sections) {
  const header = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  return Buffer.concat([header, ...sections.flatMap(({ id, body }) => [Buffer.from([id]), number(body.length), body])]);
}

/** Active segments of the one memory at fixed addresses, as every linker writes them. */
function segmentsOf(body) {
  const reader = new Reader(body, 0);
  return Array.from({ length: reader.number() }, () => {
    if (reader.number() !== 0 || reader.byte() !== I32_CONST) throw new Error('a data segment of an unknown kind');
    const address = reader.number();
    if (reader.byte() !== END) throw new Error('a data segment of an unknown kind');
    return { address, bytes: reader.bytes() };
  });
}

function bodyOf(segments) {
  const parts = segments.flatMap(({ address, bytes }) => [Buffer.from([0, I32_CONST]), number(address, 0x40), Buffer.from([END]), number(bytes.length), bytes]);
  return Buffer.concat([number(segments.length), ...parts]);
}

/** LEB128; of a signed number, whose last byte must not say that it is negative, `lastBelow` is 0x40. */
function number(value, lastBelow = 0x80) {
  const bytes = [];
  for (; value >= lastBelow; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
  return Buffer.from([...bytes, value]);
}

class Reader {
  constructor(buffer, at) {
    this.buffer = buffer;
    this.at = at;
  }
  get atEnd() {
    return this.at === this.buffer.length;
  }
  byte() {
    return this.buffer[this.at++];
  }
  number() {
    let value = 0;
    for (let scale = 1, byte = 0x80; byte >= 0x80; scale *= 128) {
      byte = this.byte();
      value += (byte % 128) * scale;
    }
    return value;
  }
  bytes() {
    const length = this.number();
    this.at += length;
    return this.buffer.subarray(this.at - length, this.at);
  }
}
