/** Sizes of the sections of a 32-bit little-endian ELF file, bytes, by name. */
export function elfSections(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const table = view.getUint32(0x20, true);
  const entry = view.getUint16(0x2e, true);
  const count = view.getUint16(0x30, true);
  const names = table + view.getUint16(0x32, true) * entry;
  const strings = view.getUint32(names + 0x10, true);
  const sections = new Map();
  for (let at = table; at < table + count * entry; at += entry) {
    sections.set(text(file, strings + view.getUint32(at, true)), view.getUint32(at + 0x14, true));
  }
  return sections;
}

function text(file, at) {
  return file.toString('latin1', at, file.indexOf(0, at));
}
