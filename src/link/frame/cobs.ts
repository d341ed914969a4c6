/**
 * Consistent overhead byte stuffing: bytes without a zero in them, so that a zero can end a frame and a receiver
 * finds the next frame after any damage. A code byte c stands for c - 1 bytes that follow and a zero after them;
 * 255 stands for 254 bytes and no zero.
 */

const LONGEST = 254;

/** Most bytes that `length` bytes become, without the zero that ends a frame. */
export function cobsBound(length: number): number {
  return length + Math.max(1, Math.ceil(length / LONGEST));
}

/**
 * Writes the stuffed bytes of `input` at `at` and returns the place after them. A full block at the end is not
 * followed by an empty one; decoders take both forms.
 */
export function stuff(input: Uint8Array, output: Uint8Array, at: number): number {
  let code = at;
  let to = at + 1;
  for (let from = 0; from < input.length; from++) {
    const byte = input[from]!;
    if (byte !== 0) output[to++] = byte;
    if (byte !== 0 && to - code <= LONGEST) continue;
    if (byte !== 0 && from === input.length - 1) break;
    output[code] = to - code;
    code = to++;
  }
  output[code] = to - code;
  return to;
}
