import { insist } from './refusal.js';

/** A snapshot: a few numbers, then memory as it lies there. */
export function pack(numbers: readonly number[], memory: Uint8Array): Uint8Array {
  const head = new Float64Array(numbers);
  const out = new Uint8Array(head.byteLength + memory.length);
  out.set(new Uint8Array(head.buffer));
  out.set(memory, head.byteLength);
  return out;
}

/**
 * Both parts of a snapshot: so many numbers, the one at `lengthAt` telling how many bytes of memory follow.
 * @throws Refusal where either length is another
 */
export function unpack(
  bytes: Uint8Array,
  numbers: number,
  lengthAt: number,
  length: number,
): { readonly numbers: Float64Array; readonly memory: Uint8Array } {
  const head = numbers * Float64Array.BYTES_PER_ELEMENT;
  const found = new Float64Array(numbers);
  new Uint8Array(found.buffer).set(bytes.subarray(0, head));
  const right = bytes.length === head + length && found[lengthAt] === length;
  insist(right, 'range', 'the snapshot belongs to another configuration', 'data');
  return { numbers: found, memory: bytes.subarray(head) };
}
