const IMPORT_SECTION = 2;
const DATA_SECTION = 11;
const I32_CONST = 0x41;
/** The arena (src/kernel/arena.ts) leaves the bytes below to the kernels' own scratch. */
export const SCRATCH_END = 20480;

/**
 * Says what shows that a module is more than functions over one imported memory, or undefined. Scratch made by
 * `memory.data` is allowed where the arena leaves room for it; a segment with content means a string, an object
 * or a static array, which every worker loading the module would write over the arena again.
 */
export function rawMemoryFault(wasm) {
  const sections = sectionsOf(wasm);
  const [imports] = readNumber(sections.get(IMPORT_SECTION) ?? [0], 0);
  if (imports !== 1) return `it imports ${imports} things instead of the memory alone`;
  for (const { offset, bytes } of segmentsOf(sections.get(DATA_SECTION))) {
    if (bytes.some(byte => byte !== 0)) return 'it holds static data (a string, an object or a static array)';
    const end = offset + bytes.length;
    if (end > SCRATCH_END)
      return `its scratch ends at byte ${end}, inside the arena, which begins at ${SCRATCH_END}`;
  }
  return undefined;
}

/** Section id -> bytes; walks the container only, so that features this Node cannot run do not matter. */
function sectionsOf(wasm) {
  const sections = new Map();
  for (let at = 8; at < wasm.length; ) {
    const [size, body] = readNumber(wasm, at + 1);
    sections.set(wasm[at], wasm.subarray(body, body + size));
    at = body + size;
  }
  return sections;
}

/** The active segments of a data section: `00 i32.const offset end, length, bytes`, as AssemblyScript writes them. */
function segmentsOf(section) {
  if (!section) return [];
  const segments = [];
  let [count, at] = readNumber(section, 0);
  for (; count > 0; count--) {
    if (section[at] !== 0 || section[at + 1] !== I32_CONST)
      throw new Error('a data segment of an unknown kind');
    const [offset, afterOffset] = readNumber(section, at + 2);
    const [length, start] = readNumber(section, afterOffset + 1);
    at = start + length;
    segments.push({ offset, bytes: section.subarray(start, at) });
  }
  return segments;
}

/** A LEB128 number at `at` that is not negative, and the position after it. */
function readNumber(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7, at++) {
    value |= (bytes[at] & 0x7f) << shift;
    if (bytes[at] < 0x80) return [value, at + 1];
  }
}
