import type { Kernels } from '../kernels.js';
import * as L from '../layout.js';
import { deliverAnalog } from './analog.js';
import { applyF32, applyInteger } from './apply.js';
import { convolve, convolveBack, correlate } from './convolve.js';
import { fireCuba } from './cuba.js';
import * as deliver from './deliver.js';
import { descend } from './descend.js';
import { encodeBernoulli, encodeEvents, encodeRegular, geometricGap } from './encode.js';
import { readErrors } from './errors.js';
import { fire } from './fire.js';
import { consolidate } from './hidden.js';
import { hasListed, triggerHidden, triggerHiddenBack } from './hidden-trigger.js';
import { trigger, triggerBack } from './learn.js';
import { multiply, multiplySparse } from './matrix.js';
import { readDroop, readNoise, readTrapped } from './noise.js';
import { countSpikes, recordSpikes } from './observe.js';
import { draw4 } from './philox.js';
import { sendPulses } from './pulses.js';
import { activate, addChange, advance, changes, damp, euler } from './relax.js';
import { moveSiemens, placeSources, settleNodes } from './siemens.js';
import { delaySpikes, dropSpikes, extraSpikes } from './spikes.js';
import { addScaled, copy, nudge, snap } from './vector.js';
import { type Views, viewsOf, word } from './views.js';

/** Does its work on the spike list of the tick and returns how many primitive operations that took. */
type Counted = (m: Views, record: number, list: number, tick: number) => number;

const COUNTED: Readonly<Record<number, Counted>> = {
  [L.ENCODE_REGULAR]: encodeRegular,
  [L.ENCODE_BERNOULLI]: encodeBernoulli,
  [L.ENCODE_EVENTS]: encodeEvents,
  [L.DELIVER_F32]: deliver.deliverF32,
  [L.DELIVER_I16]: deliver.deliverI16,
  [L.DELIVER_I8]: deliver.deliverI8,
  [L.DELIVER_BACK_F32]: deliver.deliverBackF32,
  [L.DELIVER_BACK_I16]: deliver.deliverBackI16,
  [L.DELIVER_BACK_I8]: deliver.deliverBackI8,
  [L.DELIVER_SPARSE]: deliver.deliverSparse,
  [L.DELIVER_ANALOG]: deliverAnalog,
  [L.FIRE]: fire,
  [L.FIRE_CUBA]: fireCuba,
  [L.READ_DROOP]: readDroop,
  [L.READ_ERRORS]: readErrors,
  [L.READ_NOISE]: readNoise,
  [L.READ_TRAPPED]: readTrapped,
  [L.SPIKES_DROP]: dropSpikes,
  [L.SPIKES_DELAY]: delaySpikes,
  [L.SPIKES_EXTRA]: extraSpikes,
  [L.TRIGGER]: trigger,
  [L.TRIGGER_BACK]: triggerBack,
  [L.TRIGGER_HIDDEN]: triggerHidden,
  [L.TRIGGER_HIDDEN_BACK]: triggerHiddenBack,
};

/**
 * The kernels in plain TypeScript, on the same memory and with the same bits as the WebAssembly ones: what a
 * kernel does, readable. Every float32 operation is a double operation rounded by `Math.fround`, which is exact
 * for + - * / of float32 operands.
 */
export function plainKernels(memory: WebAssembly.Memory): Kernels {
  const m = viewsOf(memory);
  return {
    name: 'plain',
    run: (program, records, tick, ticks) => run(m, program, records, tick, ticks),
    applyF32: (...operands) => applyF32(m, ...operands),
    applyI16: (...operands) => applyInteger(m, m.i16, ...operands),
    applyI8: (...operands) => applyInteger(m, m.i8, ...operands),
    consolidate: (...operands) => consolidate(m, ...operands),
    sendPulses: (...operands) => sendPulses(m, ...operands),
    draw4: (key, block, high, out) => draw4(m, key, block, high, m.u32.subarray(out >>> 2, (out >>> 2) + 4)),
    geometricGap: (...operands) => geometricGap(m, ...operands),
    multiply: (...operands) => multiply(m, ...operands),
    multiplySparse: (...operands) => multiplySparse(m, ...operands),
    activate: (...operands) => activate(m, ...operands),
    damp: (...operands) => damp(m, ...operands),
    euler: (...operands) => euler(m, ...operands),
    advance: (...operands) => advance(m, ...operands),
    placeSources: (...operands) => placeSources(m, ...operands),
    settleNodes: (...operands) => settleNodes(m, ...operands),
    moveSiemens: (...operands) => moveSiemens(m, ...operands),
    addChange: (...operands) => addChange(m, ...operands),
    changes: (...operands) => changes(m, ...operands),
    convolve: (...operands) => convolve(m, ...operands),
    convolveBack: (...operands) => convolveBack(m, ...operands),
    descend: (...operands) => descend(m, ...operands),
    correlate: (...operands) => correlate(m, ...operands),
  };
}

/** Runs up to `ticks` ticks from `tick`; returns the ticks run, fewer when one has to pause. */
function run(m: Views, program: number, records: number, tick: number, ticks: number): number {
  const end = program + records * L.RECORD_BYTES;
  for (let done = 0; done < ticks; done++) {
    let pause = false;
    for (let record = program; record < end; record += L.RECORD_BYTES) {
      if (word(m, record, L.ENABLED) && step(m, record, (tick + done) >>> 0)) pause = true;
    }
    if (pause) return done + 1;
  }
  return ticks;
}

/** One record in one tick; true when the run has to pause: no room in a record buffer, or levels to be stored. */
function step(m: Views, record: number, tick: number): boolean {
  const slot = (tick - word(m, record, L.LAG)) & word(m, record, L.LIST_MASK);
  const list = word(m, record, L.LIST) + slot * word(m, record, L.LIST_STRIDE);
  const opcode = word(m, record, L.OPCODE);
  const counted = COUNTED[opcode];
  if (counted) {
    m.f64[word(m, record, L.COUNTER) >>> 3] += counted(m, record, list, tick);
    return (opcode === L.TRIGGER_HIDDEN || opcode === L.TRIGGER_HIDDEN_BACK) && hasListed(m, record);
  }
  if (opcode === L.RECORD) return recordSpikes(m, record, list, tick);
  observeOrMove(m, record, list, tick, opcode);
  return false;
}

/** The operations that are not counted. */
function observeOrMove(m: Views, record: number, list: number, tick: number, opcode: number): void {
  if (opcode === L.COPY) copy(m, record);
  else if (opcode === L.ADD_SCALED) addScaled(m, record);
  else if (opcode === L.NUDGE) nudge(m, record);
  else if (opcode === L.COUNT) countSpikes(m, record, list, tick);
  else if (opcode === L.SNAP) snap(m, record, tick);
  else throw new RangeError(`opcode ${opcode} at ${record}`);
}
