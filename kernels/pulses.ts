// Pulses that move analog devices: many devices in one call, and the pulses of each in one loop.
import {
  LISTING, PULSES_ADDITIVE, PULSES_AMPLITUDE, PULSES_A, PULSES_ARRAY, PULSES_B, PULSES_BACK, PULSES_BACK_ROW,
  PULSES_CONSTANT, PULSES_CYCLE,
  PULSES_DOWN, PULSES_DOWN_GAMMA, PULSES_DOWN_SIZE, PULSES_EXPONENTIAL, PULSES_KEY, PULSES_MAX, PULSES_MIN,
  PULSES_POSITION, PULSES_REFERENCE, PULSES_ROW, PULSES_RULE, PULSES_SENT, PULSES_SHOWN, PULSES_SOFT, PULSES_TARGETS,
  PULSES_UP, PULSES_UP_GAMMA, PULSES_UP_SIZE, PULSES_WEIGHTS, PULSES_WRITE,
} from '../src/kernel/layout';
import { exponential, normalFrom } from './double';
import { draw4, wordsOf4 } from './philox';

const words = memory.data(16, 16);
/** Four devices, the pulses that they have seen, and their first random words. */
const devices = memory.data(16, 16);
const seen = memory.data(16, 16);
const drawn = memory.data(64, 16);
/** No draw of a normal number of ours is larger; see movedBy in src/kernel/plain/step.ts. */
const LARGEST_NORMAL: f64 = 6.4;

/** Sends pulses to the devices of the listed elements, and lets the weights be what these then show. */
export function sendPulses(listing: usize, count: u32, params: usize): void {
  const row = load<u32>(params, PULSES_ROW);
  const targets = load<u32>(params, PULSES_TARGETS);
  const weights = <usize>load<u32>(params, PULSES_WEIGHTS);
  const back = <usize>load<u32>(params, PULSES_BACK);
  const backRow = load<u32>(params, PULSES_BACK_ROW);
  const amplitude = load<f64>(params, PULSES_AMPLITUDE);
  for (let k: u32 = 0; k < count; k++) {
    if ((k & 3) == 0) drawFour(listing + k * LISTING, min<u32>(4, count - k), params);
    const at = listing + k * LISTING;
    const element = load<u32>(at);
    const shown = send(params, k & 3, i32(load<f32>(at, 4)));
    if (!weights) continue;
    const source = element / row;
    const target = element - source * row;
    const weight = f32(amplitude * shown);
    store<f32>(weights + (element << 2), weight);
    if (back) store<f32>(back + ((target * backRow + source) << 2), weight);
  }
}

/** Finds up to four listed devices, and draws their first words. */
@inline
function drawFour(listing: usize, count: u32, params: usize): void {
  const row = load<u32>(params, PULSES_ROW);
  const targets = load<u32>(params, PULSES_TARGETS);
  const sent = <usize>load<u32>(params, PULSES_SENT);
  for (let k: u32 = 0; k < count; k++) {
    const element = load<u32>(listing + k * LISTING);
    const source = element / row;
    const device = source * targets + (element - source * row);
    store<u32>(devices + (k << 2), device);
    store<u32>(seen + (k << 2), load<u32>(sent + (device << 2)));
  }
  const key = <usize>load<u32>(params, PULSES_KEY);
  wordsOf4(key, v128.load(devices), load<u32>(params, PULSES_ARRAY), v128.load(seen), drawn);
}

/** Pulses to one of four devices; returns what it shows. */
function send(params: usize, k: u32, pulses: i32): f64 {
  const key = <usize>load<u32>(params, PULSES_KEY);
  const array = load<u32>(params, PULSES_ARRAY);
  const device = load<u32>(devices + (k << 2));
  const sent = <usize>load<u32>(params, PULSES_SENT) + (device << 2);
  const before = load<u32>(sent);
  const number = abs(pulses);
  store<u32>(sent, before + number);
  store<u32>(key, device, 8);
  store<u32>(key, before, 12);
  let block = drawn + (k << 4);
  // A device that is listed twice has seen more by now.
  if (before != load<u32>(seen + (k << 2))) draw4(key, 0, array, block);
  const write = load<f64>(params, PULSES_WRITE);
  const noise = write == 0 ? <f64>0 : normalFrom(load<u32>(block, 4));
  const max = f64(load<f32>(<usize>load<u32>(params, PULSES_MAX) + (device << 2)));
  const min = f64(load<f32>(<usize>load<u32>(params, PULSES_MIN) + (device << 2)));
  const steps = pulses > 0 ? load<u32>(params, PULSES_UP) : load<u32>(params, PULSES_DOWN);
  const step = f64(load<f32>(<usize>steps + (device << 2)));
  const position = <usize>load<u32>(params, PULSES_POSITION) + (device << 3);
  const cycle = load<f64>(params, PULSES_CYCLE);
  const additive = load<u32>(params, PULSES_ADDITIVE);
  const size = pulses > 0 ? step : -step;
  let w = load<f64>(position);
  const reach = step * f64(number) * (1 + cycle * LARGEST_NORMAL);
  if (load<u32>(params, PULSES_RULE) == PULSES_CONSTANT && w + reach <= max && w - reach >= min) {
    const normal = cycle == 0 ? <f64>0 : normalFrom(load<u32>(block, 8));
    w = w + size * (f64(number) + cycle * sqrt<f64>(f64(number)) * normal);
  } else {
    for (let k = 0; k < number; k++) {
      let normal: f64 = 0;
      if (cycle != 0) {
        // Of the first block, one word is for rounding and one for the noise of the write.
        const word = k + 2;
        if ((word & 3) == 0) {
          draw4(key, word >> 2, array, words);
          block = words;
        }
        normal = normalFrom(load<u32>(block + ((word & 3) << 2)));
      }
      const factor = factorAt(params, w, max, min, pulses > 0);
      const spread = cycle * normal;
      const scaled = additive ? factor + spread : factor * (1 + spread);
      const moved = w + size * scaled;
      const above = moved > min ? moved : min;
      w = above < max ? above : max;
    }
  }
  store<f64>(position, w);
  let shown = w - f64(load<f32>(<usize>load<u32>(params, PULSES_REFERENCE) + (device << 2)));
  if (write != 0 && max != min) shown = shown + write * noise;
  store<f64>(<usize>load<u32>(params, PULSES_SHOWN) + (device << 3), shown);
  return shown;
}

/** Factor of a step at w; see stepFactor in src/kernel/plain/step.ts. */
@inline
function factorAt(params: usize, w: f64, max: f64, min: f64, up: bool): f64 {
  const rule = load<u32>(params, PULSES_RULE);
  if (rule == PULSES_SOFT) {
    const bound = up ? max : min;
    return bound == 0 ? 1 : 1 - w / bound;
  }
  if (rule != PULSES_EXPONENTIAL) return 1;
  if (!(max > min)) return 0;
  const z = (2 * load<f64>(params, PULSES_A) * w) / (max - min) + load<f64>(params, PULSES_B);
  const taken = up
    ? load<f64>(params, PULSES_UP_SIZE) * exponential(load<f64>(params, PULSES_UP_GAMMA) * z)
    : load<f64>(params, PULSES_DOWN_SIZE) * exponential(-load<f64>(params, PULSES_DOWN_GAMMA) * z);
  return taken < 1 ? 1 - taken : 0;
}
