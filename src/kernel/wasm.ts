import { readFileSync } from 'node:fs';
import type { Kernels } from './kernels.js';

const modules = new Map<string, WebAssembly.Module>();

/** Compiles a kernel module once per process. The build puts the modules into `dist/kernels`. */
function compiled(file: string): WebAssembly.Module {
  let module = modules.get(file);
  if (!module) {
    const url = new URL(`../../dist/kernels/${file}`, import.meta.url);
    module = new WebAssembly.Module(readFileSync(url));
    modules.set(file, module);
  }
  return module;
}

/** The WebAssembly SIMD kernels over an arena's memory; `relaxed` trades reproducible bits for fused arithmetic. */
export function wasmKernels(memory: WebAssembly.Memory, variant: 'wasm' | 'relaxed' = 'wasm'): Kernels {
  const file = variant === 'wasm' ? 'nudge.wasm' : 'nudge.relaxed.wasm';
  const instance = new WebAssembly.Instance(compiled(file), {
    env: {
      memory,
      abort: () => {
        throw new Error('kernel abort');
      },
    },
  });
  return { ...(instance.exports as unknown as Omit<Kernels, 'name'>), name: variant };
}
