import { RandomStream } from '../../random/stream.js';
import * as L from '../layout.js';
import { movedBy, type PulsedDevice, type PulsedModel, type StepRule, shownAt } from './step.js';
import { index, type Views, word } from './views.js';

/** What a pulse needs of a model. */
type Model = Pick<PulsedModel, 'rule' | 'cycleSpread' | 'cycleNoise' | 'step' | 'writeNoise'>;

const f64 = (m: Views, at: number, field: number): number => m.f64[(at + field) >>> 3];

/**
 * Sends pulses to the devices of the elements listed at `listing` (see LISTING), and lets the weights be what these
 * then show.
 */
export function sendPulses(m: Views, listing: number, count: number, params: number): void {
  const model = modelAt(m, params);
  const row = word(m, params, L.PULSES_ROW);
  const targets = word(m, params, L.PULSES_TARGETS);
  const back = word(m, params, L.PULSES_BACK);
  for (let k = 0; k < count; k++) {
    const element = word(m, listing, k * L.LISTING);
    const pulses = m.f32[(listing + k * L.LISTING + 4) >>> 2];
    const [source, target] = [Math.floor(element / row), element % row];
    const shown = send(m, params, model, source * targets + target, pulses);
    if (!word(m, params, L.PULSES_WEIGHTS)) continue;
    const weight = f64(m, params, L.PULSES_AMPLITUDE) * shown;
    m.f32[index(m, params, L.PULSES_WEIGHTS) + element] = weight;
    if (back) m.f32[(back >>> 2) + target * word(m, params, L.PULSES_BACK_ROW) + source] = weight;
  }
}

function modelAt(m: Views, params: number): Model {
  const step = f64(m, params, L.PULSES_WRITE);
  return {
    rule: ruleAt(m, params),
    cycleSpread: f64(m, params, L.PULSES_CYCLE),
    cycleNoise: word(m, params, L.PULSES_ADDITIVE) ? 'additive' : 'proportional',
    step,
    writeNoise: step === 0 ? 0 : 1,
  };
}

function ruleAt(m: Views, params: number): StepRule {
  const rule = word(m, params, L.PULSES_RULE);
  if (rule === L.PULSES_CONSTANT) return { kind: 'constant-step' };
  if (rule === L.PULSES_SOFT) return { kind: 'soft-bounds' };
  return {
    kind: 'exponential-step',
    a: f64(m, params, L.PULSES_A),
    b: f64(m, params, L.PULSES_B),
    gammaUp: f64(m, params, L.PULSES_UP_GAMMA),
    gammaDown: f64(m, params, L.PULSES_DOWN_GAMMA),
    amplitudeUp: f64(m, params, L.PULSES_UP_SIZE),
    amplitudeDown: f64(m, params, L.PULSES_DOWN_SIZE),
  };
}

function deviceAt(m: Views, params: number, device: number): PulsedDevice {
  const at = (field: number): number => m.f32[index(m, params, field) + device];
  return {
    up: at(L.PULSES_UP),
    down: at(L.PULSES_DOWN),
    max: at(L.PULSES_MAX),
    min: at(L.PULSES_MIN),
    reference: at(L.PULSES_REFERENCE),
  };
}

/**
 * Pulses to one device, upwards where `pulses` > 0; returns what it shows. Draws of a write: 0 is what an update may
 * round by, 1 the noise of the write, then one for each pulse, or one for all.
 */
function send(m: Views, params: number, model: Model, device: number, pulses: number): number {
  const sent = index(m, params, L.PULSES_SENT) + device;
  const key = index(m, params, L.PULSES_KEY);
  const before = m.u32[sent];
  m.u32[sent] = before + Math.abs(pulses);
  m.u32[key + 2] = device;
  m.u32[key + 3] = before;
  const random = new RandomStream(
    m.u32[key],
    m.u32[key + 1],
    device,
    word(m, params, L.PULSES_ARRAY),
    before,
  );
  random.u32();
  const noise = random.normal();
  const made = deviceAt(m, params, device);
  const at = (word(m, params, L.PULSES_POSITION) >>> 3) + device;
  const direction = pulses > 0 ? 1 : -1;
  m.f64[at] = movedBy(model, made, m.f64[at], direction, Math.abs(pulses), () => random.normal());
  const shown = shownAt(model, made, m.f64[at], noise);
  m.f64[(word(m, params, L.PULSES_SHOWN) >>> 3) + device] = shown;
  return shown;
}
