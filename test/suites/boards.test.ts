import { afterEach, beforeAll } from 'vitest';
import { Rp2040 } from '../../src/link/mcu/rp2040.js';
import { WasmBoard } from '../../src/link/mcu/wasm.js';
import { programBoard, stopBoards, virtualBoard } from '../support/boards.js';
import { BUILD_LIMIT, builtProgram } from '../support/firmware.js';
import { needs } from '../support/needs.js';
import { INTEGER_BINARY, INTEGER_TERNARY, INTEGERS } from '../support/toy-network.js';
import { chipSuite } from './chip-suite.js';

afterEach(stopBoards);

/** Commands in a row for a microcontroller that is emulated instruction by instruction. */
const FEW = 100;

const NETWORKS = [
  ['real', INTEGERS],
  ['ternary', INTEGER_TERNARY],
  ['binary', INTEGER_BINARY],
] as const;

/** The reference firmware behind its link, wherever it runs, does what every chip does. */
chipSuite(
  'the firmware on an emulated RP2040',
  () => virtualBoard(clock => new Rp2040({ clock })),
  INTEGERS,
  FEW,
);
chipSuite('the firmware as WebAssembly', () => virtualBoard(clock => new WasmBoard({ clock })), INTEGERS);

if (needs('gcc')) {
  let program = '';
  beforeAll(() => {
    program = builtProgram('native-sanitized');
  }, BUILD_LIMIT);
  for (const [synapses, toy] of NETWORKS) {
    const name = `the firmware as a program with sanitizers, with ${synapses} synapses`;
    chipSuite(name, () => programBoard(program), toy, FEW);
  }
}
