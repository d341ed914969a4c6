import { expect } from 'vitest';
import { Arena } from '../../../src/kernel/arena.js';
import type { Kernels } from '../../../src/kernel/kernels.js';
import { plainKernels } from '../../../src/kernel/plain/run.js';
import { wasmKernels } from '../../../src/kernel/wasm.js';

/** Cases are carved one after another from one arena, because each WebAssembly memory reserves gigabytes. */
const ARENA_BYTES = 64 << 20;
const ROOM_FOR_A_CASE = 4 << 20;
/** Bytes compared beyond the end of a case: nothing may be written there. */
const GUARD = 4096;

let arena = new Arena(ARENA_BYTES);
let other = new Arena(ARENA_BYTES).memory;

/**
 * Builds a state, runs `act` on it with the WebAssembly kernels and on a copy with the plain ones, and expects
 * the same answers and the same bytes. `build` carves the state from the arena and returns what is to be done.
 */
export function expectTwins(
  build: (arena: Arena) => (kernels: Kernels, memory: WebAssembly.Memory) => unknown,
): void {
  if (arena.used + ROOM_FOR_A_CASE > ARENA_BYTES) {
    arena = new Arena(ARENA_BYTES);
    other = new Arena(ARENA_BYTES).memory;
  }
  const first = arena.used;
  const act = build(arena);
  const length = arena.used - first + GUARD;
  const here = new Uint8Array(arena.memory.buffer, first, length);
  const there = new Uint8Array(other.buffer, first, length);
  there.set(here);
  const answers = [act(wasmKernels(arena.memory), arena.memory), act(plainKernels(other), other)];
  expect(answers[1]).toEqual(answers[0]);
  expectSameBytes(here, there, first);
}

/** Fails with the place and the value, read as the kernels' three word types, of the first word that differs. */
function expectSameBytes(here: Uint8Array, there: Uint8Array, first: number): void {
  if (Buffer.compare(here, there) === 0) return;
  const a = new Uint32Array(here.buffer, here.byteOffset, here.length >> 2);
  const b = new Uint32Array(there.buffer, there.byteOffset, there.length >> 2);
  const at = a.findIndex((word, k) => word !== b[k]);
  const show = (word: number) =>
    `0x${word.toString(16)} = ${new Float32Array(Uint32Array.of(word).buffer)[0]} as f32`;
  throw new Error(
    `at byte ${4 * at} of the case (pointer ${first + 4 * at}): wasm ${show(a[at])}, plain ${show(b[at])}`,
  );
}
