import { EmulatedBoard, type EmulationOptions } from './emulated-board.js';
import { readImage } from './images.js';
import { WasmCore } from './wasm-core.js';

/** The reference firmware as WebAssembly: a board without a microcontroller, some hundred times faster than one. */
export class WasmBoard extends EmulatedBoard<WasmCore> {
  constructor(options: EmulationOptions) {
    const module = new WebAssembly.Module(readImage('wasm'));
    super(
      'firmware as WebAssembly',
      (start, incoming, outgoing) => new WasmCore(module, start, incoming, outgoing),
      options,
    );
  }
}
