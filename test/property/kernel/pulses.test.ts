import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PulsedDevices, type PulsedMemory } from '../../../src/array/analog/pulsed-devices.js';
import type { Arena } from '../../../src/kernel/arena.js';
import * as L from '../../../src/kernel/layout.js';
import type { PulsedModel, StepRule } from '../../../src/kernel/plain/step.js';
import { exponential } from '../../../src/random/exponential.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { Dice, PROPERTY, seeds } from './dice.js';
import { expectTwins } from './twins.js';

const SEED = 5;
const ARRAY = 3;
const [SOURCES, TARGETS, ROW, BACK_ROW] = [3, 5, 16, 16];

const rules: fc.Arbitrary<StepRule> = fc.constantFrom(
  { kind: 'constant-step' },
  { kind: 'soft-bounds' },
  {
    kind: 'exponential-step',
    ...{ a: -0.5, b: -0.5, gammaUp: 5, gammaDown: 5, amplitudeUp: -1.18445, amplitudeDown: -0.081404 },
  },
);

const models: fc.Arbitrary<PulsedModel> = fc.record({
  rule: rules,
  step: fc.constantFrom(0.0016, 0.1),
  upDown: fc.constantFrom(0, 0.26),
  max: fc.constant(1),
  min: fc.constant(-1),
  stepSpread: fc.constant(0.3),
  stepLaw: fc.constant('normal' as const),
  upDownSpread: fc.constant(0.01),
  maxSpread: fc.constant(0.3),
  minSpread: fc.constant(0.3),
  cycleSpread: fc.constantFrom(0, 0.3, 5),
  cycleNoise: fc.constantFrom('proportional' as const, 'additive' as const),
  writeNoise: fc.constantFrom(0, 1.5),
  corruptProbability: fc.constantFrom(0, 0.3),
  corruptRange: fc.constant(0.2),
  symmetrySubtracted: fc.constant(false),
  referenceSpread: fc.constant(0),
});

const memoryIn = (arena: Arena): PulsedMemory => {
  const n = SOURCES * TARGETS;
  return {
    ...{ up: arena.f32(n), down: arena.f32(n), max: arena.f32(n), min: arena.f32(n) },
    ...{ reference: arena.f32(n), position: arena.f64(n), weights: arena.f64(n) },
  };
};

/** Devices, a list of pulses for some of them, and the block that describes both. */
function build(arena: Arena, dice: Dice, model: PulsedModel, repeats = false) {
  const memory = memoryIn(arena);
  new PulsedDevices(model, SOURCES * TARGETS, { seed: SEED, array: ARRAY, memory });
  const elements: [number, number][] = [];
  for (let source = 0; source < SOURCES; source++) {
    for (let target = 0; target < TARGETS; target++) {
      const pulses = dice.pick([0, 1, -1, 2, -3, 40, -700]);
      if (pulses !== 0) elements.push([source * ROW + target, pulses]);
    }
  }
  // Two triggers of a tick may reach one device.
  if (repeats) elements.push(...elements.slice(-2));
  const listing = arena.u32(2 * elements.length + 2);
  const outcomes = new Float32Array(listing.buffer, listing.byteOffset, listing.length);
  elements.forEach(([element, pulses], k) => {
    listing[2 * k] = element;
    outcomes[2 * k + 1] = pulses;
  });
  const params = arena.reserve(L.PULSES_BYTES);
  const words = new Uint32Array(arena.memory.buffer, params, L.PULSES_BYTES / 4);
  const doubles = new Float64Array(arena.memory.buffer, params, L.PULSES_BYTES / 8);
  const key = arena.u32(4);
  key.set([SEED, PURPOSE.analogPulse]);
  const sent = arena.u32(SOURCES * TARGETS);
  const weights = arena.f32(SOURCES * ROW);
  const { rule } = model;
  words[L.PULSES_RULE / 4] = { 'constant-step': 0, 'soft-bounds': 1, 'exponential-step': 2 }[rule.kind];
  words[L.PULSES_ADDITIVE / 4] = Number(model.cycleNoise === 'additive');
  doubles[L.PULSES_CYCLE / 8] = model.cycleSpread;
  doubles[L.PULSES_WRITE / 8] = model.writeNoise * model.step;
  if (rule.kind === 'exponential-step') {
    const { a, amplitudeDown, amplitudeUp, b, gammaDown, gammaUp } = rule;
    doubles.set([a, b, gammaUp, gammaDown, amplitudeUp, amplitudeDown], L.PULSES_A / 8);
  }
  const { down, max, min, position, reference, up, weights: shown } = memory;
  const pointers = [position, shown, up, down, max, min, reference, sent, key].map(each => each.byteOffset);
  words.set(pointers, L.PULSES_POSITION / 4);
  words.set([ARRAY, ROW, TARGETS, weights.byteOffset], L.PULSES_ARRAY / 4);
  words.set([arena.f32(TARGETS * BACK_ROW).byteOffset, BACK_ROW], L.PULSES_BACK / 4);
  doubles[L.PULSES_AMPLITUDE / 8] = 0.3;
  return { elements, listing: listing.byteOffset, params, memory };
}

describe('pulses', () => {
  it('wasm and plain give the same bytes', () => {
    fc.assert(
      fc.property(seeds, models, (seed, model) => {
        expectTwins(arena => {
          const { elements, listing, params } = build(arena, new Dice(seed), model, true);
          return kernels => {
            // Twice, so that a write begins where another one ended.
            kernels.sendPulses(listing, elements.length, params);
            kernels.sendPulses(listing, elements.length, params);
          };
        });
      }),
      { ...PROPERTY, numRuns: 100 },
    );
  });

  it('leave devices where the library of devices leaves them', () => {
    fc.assert(
      fc.property(seeds, models, (seed, model) => {
        expectTwins(arena => {
          const { elements, listing, memory, params } = build(arena, new Dice(seed), model);
          const alone = new PulsedDevices(model, SOURCES * TARGETS, { seed: SEED, array: ARRAY });
          for (const [element, pulses] of elements) {
            alone.pulse(Math.floor(element / ROW) * TARGETS + (element % ROW), pulses, 0);
          }
          return (kernels, { buffer }) => {
            kernels.sendPulses(listing, elements.length, params);
            const shown = new Float64Array(buffer, memory.weights.byteOffset, alone.count);
            expect([...shown]).toEqual([...alone.weights]);
          };
        });
      }),
      { ...PROPERTY, numRuns: 50 },
    );
  });
});

it('the exponential of our own agrees with that of the machine', () => {
  for (let x = -700; x <= 700; x += 0.37) {
    expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
  }
  expect(exponential(0)).toBe(1);
});
