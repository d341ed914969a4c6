// The program runner: executes a chip's records once per tick. See src/kernel/layout.ts.
import {
  ADD_SCALED, COPY, COUNT, COUNT_FROM_TICK, COUNT_INTO, COUNTER, DELIVER_ANALOG, DELIVER_BACK_F32, DELIVER_BACK_I16,
  DELIVER_BACK_I8, DELIVER_F32, DELIVER_I16, DELIVER_I8, DELIVER_SPARSE, ENABLED, ENCODE_BERNOULLI,
  ENCODE_EVENTS, ENCODE_REGULAR, FIRE, FIRE_CUBA, FIRE_FLAGS, FLAG_FIXED, LAG, LIST, LIST_MASK, LIST_STRIDE,
  N, NUDGE, NUDGE_BETA, NUDGE_CURRENT, NUDGE_RATE, NUDGE_TARGET, OPCODE, RECORD, RECORD_BUFFER, RECORD_BYTES,
  RECORD_HEADER, READ_DROOP, READ_ERRORS, READ_NOISE, READ_TRAPPED, SNAP, SNAP_ARRAY, SNAP_BELOW, SNAP_MASK, SPIKES_DELAY, SPIKES_DROP,
  SPIKES_EXTRA, TRIGGER, TRIGGER_BACK, TRIGGER_HIDDEN, TRIGGER_HIDDEN_BACK, VECTOR_FROM, VECTOR_SCALE, VECTOR_TO,
} from '../src/kernel/layout';
import { deliverAnalog } from './analog';
import { fireCuba } from './cuba';
import { deliverBackF32, deliverBackI16, deliverBackI8, deliverF32, deliverI16, deliverI8, deliverSparse } from './deliver';
import { readErrors } from './errors';
import { encodeBernoulli, encodeEvents, encodeRegular } from './encode';
import { fire, fireFixed } from './fire';
import { hasListed, triggerHidden, triggerHiddenBack } from './hidden-trigger';
import { multiplyAdd } from './lanes';
import { readDroop, readNoise, readTrapped } from './noise';
import { trigger, triggerBack } from './learn';
import { delaySpikes, dropSpikes, extraSpikes } from './spikes';

export { convolve, convolveBack } from './convolve';
export { correlate } from './correlate';
export { descend } from './descend';
export { consolidate } from './hidden';
export { applyF32, applyI16, applyI8 } from './learn';
export { geometricGap } from './encode';
export { moveSiemens, placeSources, settleNodes } from './siemens';
export { listAt } from './listed';
export { multiply, multiplySparse } from './matrix';
export { draw4 } from './philox';
export { sendPulses } from './pulses';
export { activate, addChange, advance, changes, damp, euler } from './relax';

/** Runs up to `ticks` ticks from `tick`; returns the ticks run, fewer when one has to pause. */
export function run(program: usize, records: u32, tick: u32, ticks: u32): u32 {
  const end = program + records * RECORD_BYTES;
  for (let done: u32 = 0; done < ticks; done++) {
    let pause = false;
    for (let record = program; record < end; record += RECORD_BYTES) {
      if (load<u32>(record, ENABLED) && step(record, tick + done)) pause = true;
    }
    if (pause) return done + 1;
  }
  return ticks;
}

/** One record in one tick; true when the run has to pause: no room in a record buffer, or levels to be stored. */
function step(record: usize, tick: u32): bool {
  const slot = (tick - load<u32>(record, LAG)) & load<u32>(record, LIST_MASK);
  const list = <usize>(load<u32>(record, LIST) + slot * load<u32>(record, LIST_STRIDE));
  const counter = <usize>load<u32>(record, COUNTER);
  switch (load<u32>(record, OPCODE)) {
    case ENCODE_REGULAR: { add(counter, f64(encodeRegular(record, list))); break; }
    case ENCODE_BERNOULLI: { add(counter, f64(encodeBernoulli(record, list, tick))); break; }
    case ENCODE_EVENTS: { add(counter, f64(encodeEvents(record, list, tick))); break; }
    case COPY: { copy(record); break; }
    case ADD_SCALED: { addScaled(record); break; }
    case DELIVER_F32: { add(counter, deliverF32(record, list)); break; }
    case DELIVER_I16: { add(counter, deliverI16(record, list)); break; }
    case DELIVER_I8: { add(counter, deliverI8(record, list)); break; }
    case DELIVER_BACK_F32: { add(counter, deliverBackF32(record, list)); break; }
    case DELIVER_BACK_I16: { add(counter, deliverBackI16(record, list)); break; }
    case DELIVER_BACK_I8: { add(counter, deliverBackI8(record, list)); break; }
    case DELIVER_SPARSE: { add(counter, deliverSparse(record, list, tick)); break; }
    case NUDGE: { nudge(record); break; }
    case FIRE: {
      const fired = load<u32>(record, FIRE_FLAGS) & FLAG_FIXED ? fireFixed(record, list, tick) : fire(record, list, tick);
      add(counter, f64(fired));
      break;
    }
    case FIRE_CUBA: { add(counter, f64(fireCuba(record, list, tick))); break; }
    case TRIGGER: { add(counter, trigger(record, list, tick)); break; }
    case TRIGGER_BACK: { add(counter, triggerBack(record, list, tick)); break; }
    case TRIGGER_HIDDEN: { add(counter, triggerHidden(record, list, tick)); return hasListed(record); }
    case TRIGGER_HIDDEN_BACK: { add(counter, triggerHiddenBack(record, list, tick)); return hasListed(record); }
    case COUNT: { countSpikes(record, list, tick); break; }
    case RECORD: return recordSpikes(record, list, tick);
    case DELIVER_ANALOG: { add(counter, deliverAnalog(record, list, tick)); break; }
    case READ_NOISE: { add(counter, readNoise(record, list, tick)); break; }
    case READ_DROOP: { add(counter, readDroop(record, list, tick)); break; }
    case READ_TRAPPED: { add(counter, readTrapped(record, list)); break; }
    case READ_ERRORS: { add(counter, readErrors(record, list)); break; }
    case SPIKES_DROP: { add(counter, f64(dropSpikes(record, list, tick))); break; }
    case SPIKES_DELAY: { add(counter, f64(delaySpikes(record, list, tick))); break; }
    case SPIKES_EXTRA: { add(counter, f64(extraSpikes(record, list, tick))); break; }
    case SNAP: { snap(record, tick); break; }
    default: unreachable();
  }
  return false;
}

@inline
function add(counter: usize, value: f64): void {
  store<f64>(counter, load<f64>(counter) + value);
}

function copy(record: usize): void {
  const from = <usize>load<u32>(record, VECTOR_FROM);
  const to = <usize>load<u32>(record, VECTOR_TO);
  const bytes = load<u32>(record, N) << 2;
  for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, v128.load(from + at));
}

function addScaled(record: usize): void {
  const from = <usize>load<u32>(record, VECTOR_FROM);
  const to = <usize>load<u32>(record, VECTOR_TO);
  const scale = v128.load32_splat(record, VECTOR_SCALE);
  const bytes = load<u32>(record, N) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(to + at, multiplyAdd(scale, v128.load(from + at), v128.load(to + at)));
  }
}

/** I += beta (target - rate). */
function nudge(record: usize): void {
  const current = <usize>load<u32>(record, NUDGE_CURRENT);
  const target = <usize>load<u32>(record, NUDGE_TARGET);
  const rate = <usize>load<u32>(record, NUDGE_RATE);
  const beta = v128.load32_splat(record, NUDGE_BETA);
  const bytes = load<u32>(record, N) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const error = f32x4.sub(v128.load(target + at), v128.load(rate + at));
    v128.store(current + at, multiplyAdd(beta, error, v128.load(current + at)));
  }
}

function countSpikes(record: usize, list: usize, tick: u32): void {
  if (tick < load<u32>(record, COUNT_FROM_TICK)) return;
  const into = <usize>load<u32>(record, COUNT_INTO);
  const end = list + 4 + (load<u32>(list) << 2);
  for (let p = list + 4; p < end; p += 4) {
    const at = into + (load<u32>(p) << 2);
    store<f32>(at, load<f32>(at) + 1);
  }
}

function recordSpikes(record: usize, list: usize, tick: u32): bool {
  const buffer = <usize>load<u32>(record, RECORD_BUFFER);
  const capacity = load<u32>(buffer, 4);
  const addresses = buffer + RECORD_HEADER + (capacity << 2);
  let k = load<u32>(buffer);
  const count = load<u32>(list);
  for (let s: u32 = 0; s < count; s++) {
    store<u32>(buffer + RECORD_HEADER + (k << 2), tick);
    store<u32>(addresses + (k << 2), load<u32>(list + 4 + (s << 2)));
    k++;
  }
  store<u32>(buffer, k);
  return k + load<u32>(record, N) > capacity;
}

/** Decaying states become 0 before they become subnormal; not-a-number stays to be found. */
function snap(record: usize, tick: u32): void {
  if (tick & load<u32>(record, SNAP_MASK)) return;
  const array = <usize>load<u32>(record, SNAP_ARRAY);
  const below = f32x4.splat(<f32>SNAP_BELOW);
  const bytes = load<u32>(record, N) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const x = v128.load(array + at);
    v128.store(array + at, v128.andnot(x, f32x4.lt(f32x4.abs(x), below)));
  }
}
