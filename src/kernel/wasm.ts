import { readFileSync } from 'node:fs';
import { UserError } from '../problem/problem.js';
import type { Kernels, Product } from './kernels.js';
import { THREAD_BYTES } from './layout.js';

const modules = new Map<string, WebAssembly.Module>();

/** Compiles a kernel module once per process. The build puts the modules into `dist/kernels`. */
function compiled(file: string): WebAssembly.Module {
  let module = modules.get(file);
  if (!module) {
    const url = new URL(`../../dist/kernels/${file}`, import.meta.url);
    module = compile(readFileSync(url), file);
    modules.set(file, module);
  }
  return module;
}

/** Only the relaxed module can fail: its instructions are newer than the oldest Node that runs nudge. */
function compile(bytes: Uint8Array<ArrayBuffer>, file: string): WebAssembly.Module {
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    throw new UserError({
      code: 'capability-missing',
      message: `this Node.js cannot run the kernels ${file}`,
      found: `Node.js ${process.versions.node}`,
      advice:
        'Use Node.js 22, start Node.js 20 with --experimental-wasm-relaxed-simd, or leave NUDGE_KERNELS unset',
    });
  }
}

export type Variant = Exclude<Kernels['name'], 'plain'>;

/** The WebAssembly SIMD kernels over an arena's memory; `relaxed` trades reproducible bits for fused arithmetic. */
export const wasmKernels = (memory: WebAssembly.Memory, variant: Variant = 'wasm'): Kernels =>
  kernelsOf(instantiate(memory, variant, 0), variant);

/** What the module exports, over a memory that other threads may have an instance on too; they count from 0. */
export function instantiate(memory: WebAssembly.Memory, variant: Variant, thread: number): Exports {
  const file = variant === 'wasm' ? 'nudge.wasm' : 'nudge.relaxed.wasm';
  const instance = new WebAssembly.Instance(compiled(file), {
    env: {
      memory,
      abort: () => {
        throw new Error('kernel abort');
      },
    },
  });
  const exports = instance.exports as unknown as Exports;
  exports.listAt(memory.buffer.byteLength - (thread + 1) * THREAD_BYTES);
  return exports;
}

/** A module's functions as kernels. */
export const kernelsOf = (exports: Exports, variant: Variant): Kernels => ({
  ...exports,
  name: variant,
  multiply: flat(exports.multiply),
  multiplySparse: flat(exports.multiplySparse),
});

/** What a module exports: it takes numbers only. */
export type Exports = Omit<Kernels, 'name' | 'multiply' | 'multiplySparse'> & {
  readonly multiply: (...operands: number[]) => void;
  readonly multiplySparse: (...operands: number[]) => number;
  /** Sets where kernels make lists: THREAD_BYTES of this instance alone. */
  readonly listAt: (at: number) => void;
};

const flat =
  <Result>(product: (...operands: number[]) => Result): Product<Result> =>
  (out, a, b, rows, inner, columns) =>
    product(out.at, out.row, a.at, a.row, a.column, b.at, b.row, rows, inner, columns);
