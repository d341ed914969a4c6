import { UserError } from '../problem/problem.js';
import type { Kernels } from './kernels.js';
import { plainKernels } from './plain/run.js';
import { wasmKernels } from './wasm.js';

const CHOICES = {
  wasm: wasmKernels,
  plain: plainKernels,
  relaxed: (memory: WebAssembly.Memory) => wasmKernels(memory, 'relaxed'),
} as const;

/**
 * The kernels that chips use unless told otherwise: WebAssembly SIMD. `NUDGE_KERNELS=plain` takes the readable
 * twins (same bits, slow); `NUDGE_KERNELS=relaxed` the fused ones (a little faster, bits depend on the machine).
 */
export function defaultKernels(memory: WebAssembly.Memory): Kernels {
  const wanted = process.env.NUDGE_KERNELS ?? 'wasm';
  const make = CHOICES[wanted as keyof typeof CHOICES];
  if (!make) {
    throw new UserError({
      code: 'value-choice',
      path: 'NUDGE_KERNELS',
      message: 'there are no such kernels',
      found: wanted,
      allowed: Object.keys(CHOICES).join(', '),
    });
  }
  return make(memory);
}
