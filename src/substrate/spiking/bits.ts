import type { NumberFormat } from '../../protocol/messages.js';

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** Inverts one bit of a number as it is stored: of a float32, or of a two's complement multiple of the step. */
export function flipBit(array: Float32Array, at: number, bit: number, format: NumberFormat): void {
  if (format.kind === 'float32') {
    float[0] = array[at]!;
    bits[0] = (bits[0]! ^ (1 << bit)) >>> 0;
    array[at] = float[0]!;
    return;
  }
  const unused = 32 - format.bits;
  const whole = Math.round(array[at]! / format.step);
  array[at] = (((whole ^ (1 << bit)) << unused) >> unused) * format.step;
}
