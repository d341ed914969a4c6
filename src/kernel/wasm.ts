import { readFileSync } from 'node:fs';
import { UserError } from '../problem/problem.js';
import type { Kernels, Product } from './kernels.js';

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
  const exports = instance.exports as unknown as Exports;
  return {
    ...exports,
    name: variant,
    multiply: flat(exports.multiply),
    multiplySparse: flat(exports.multiplySparse),
  };
}

/** What a module exports: it takes numbers only. */
type Exports = Omit<Kernels, 'name' | 'multiply' | 'multiplySparse'> & {
  readonly multiply: (...operands: number[]) => void;
  readonly multiplySparse: (...operands: number[]) => number;
};

const flat =
  <Result>(product: (...operands: number[]) => Result): Product<Result> =>
  (out, a, b, rows, inner, columns) =>
    product(out.at, out.row, a.at, a.row, a.column, b.at, b.row, rows, inner, columns);
