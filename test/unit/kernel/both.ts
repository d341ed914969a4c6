import { describe } from 'vitest';
import { Arena } from '../../../src/kernel/arena.js';
import type { Kernels } from '../../../src/kernel/kernels.js';
import { plainKernels } from '../../../src/kernel/plain/run.js';
import { wasmKernels } from '../../../src/kernel/wasm.js';

export interface Bench {
  readonly arena: Arena;
  readonly kernels: Kernels;
}

/** Writes a suite once and runs it on the WebAssembly and on the plain kernels; `bench` makes an empty arena. */
export function describeBoth(name: string, suite: (bench: (bytes?: number) => Bench) => void): void {
  for (const make of [wasmKernels, plainKernels]) {
    describe(`${name} (${make === plainKernels ? 'plain' : 'wasm'})`, () => {
      suite((bytes = 0) => {
        const arena = new Arena(bytes);
        return { arena, kernels: make(arena.memory) };
      });
    });
  }
}
