import { insist } from './refusal.js';

/** A snapshot: a few numbers, then memory as it lies there. */
export function pack(numbers: readonly number[], memory: Uint8Array): Uint8Array {
  const head = new Float64Array(numbers);
  const out = new Uint8Array(head.byteLength + memory.length);
  out.set(new Uint8Array(head.buffer));
  out.set(memory, head.byteLength);
  return out;
}

/** Both parts of a snapshot: so many numbers, so many bytes of memory. @throws Refusal for any other length */
export function unpack(
  bytes: Uint8Array,
  numbers: number,
  memory: number,
): { readonly numbers: Float64Array; readonly memory: Uint8Array } {
  const head = numbers * Float64Array.BYTES_PER_ELEMENT;
  const right = bytes.length === head + memory;
  insist(right, 'range', 'the snapshot belongs to another configuration', 'data');
  return { numbers: new Float64Array(bytes.slice(0, head).buffer), memory: bytes.subarray(head) };
}
