import { UserError } from '../problem/problem.js';
import type { Kernels } from './kernels.js';
import { plainKernels } from './plain/run.js';
import { wasmKernels } from './wasm.js';

const CHOICES = {
  wasm: wasmKernels,
  plain: plainKernels,
  relaxed: (memory: WebAssembly.Memory) => wasmKernels(memory, 'relaxed'),
} as const;

/** Which kernels chips use. @throws UserError where the environment names others than there are */
export function kernelChoice(): keyof typeof CHOICES {
  const wanted = process.env.NUDGE_KERNELS ?? 'wasm';
  if (Object.hasOwn(CHOICES, wanted)) return wanted as keyof typeof CHOICES;
  throw new UserError({
    code: 'value-choice',
    path: 'NUDGE_KERNELS',
    message: 'there are no such kernels',
    found: wanted,
    allowed: Object.keys(CHOICES).join(', '),
  });
}

/**
 * The kernels that chips use unless told otherwise: WebAssembly SIMD. `NUDGE_KERNELS=plain` takes the readable
 * twins (same bits, slow); `NUDGE_KERNELS=relaxed` the fused ones (a little faster, bits depend on the machine).
 */
export const defaultKernels = (memory: WebAssembly.Memory): Kernels => CHOICES[kernelChoice()](memory);
