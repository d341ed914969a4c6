/** Part of a program that is loaded to memory before it starts. */
export interface Segment {
  readonly address: number;
  readonly bytes: Uint8Array;
}

const MAGIC = 0x464c457f;
const PT_LOAD = 1;

/**
 * What an ELF file of a 32-bit little-endian machine puts into memory (System V ABI, chapter 5): segments by physical
 * address, without the zeros behind them. @throws RangeError when it is no such file
 */
export function loadSegments(file: Uint8Array): Segment[] {
  const view = checked(file);
  const table = view.getUint32(0x1c, true);
  const size = view.getUint16(0x2a, true);
  const segments: Segment[] = [];
  for (let i = 0; i < view.getUint16(0x2c, true); i++) {
    const at = table + i * size;
    const offset = view.getUint32(at + 4, true);
    const length = view.getUint32(at + 16, true);
    if (view.getUint32(at, true) !== PT_LOAD || length === 0) continue;
    segments.push({
      address: view.getUint32(at + 12, true),
      bytes: file.subarray(offset, offset + length),
    });
  }
  return segments;
}

/** Address of the first instruction; odd for Thumb. @throws RangeError when it is no such file */
export const entryPoint = (file: Uint8Array): number => checked(file).getUint32(0x18, true);

function checked(file: Uint8Array): DataView {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 52 || view.getUint32(0, true) !== MAGIC || file[4] !== 1 || file[5] !== 1) {
    throw new RangeError('not an ELF file of a 32-bit little-endian machine');
  }
  return view;
}
