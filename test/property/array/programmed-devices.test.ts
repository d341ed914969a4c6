import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOfConductances } from '../../../src/array/analog/conductance-message.js';
import { deviceMemory, ProgrammedDevices } from '../../../src/array/analog/programmed-devices.js';
import type { Siemens } from '../../../src/units/quantity.js';
import { conductances } from '../../support/toy-network.js';

const DEVICES = 4;
const MOST = 25e-6;
const MODEL = modelOfConductances(
  conductances({
    programming: [1e-6, 4e-6],
    exponentOffset: 0.04,
    exponentHighest: 0.1,
    exponentSpreadOffset: 0.05,
    exponentSpreadHighest: 0.05,
    readScale: 0.05,
  }),
);

const own = { f32: (n: number) => new Float32Array(n), u32: (n: number) => new Uint32Array(n) };
const devices = () => new ProgrammedDevices(MODEL, { seed: 3, array: 1 }, deviceMemory(own, DEVICES));

const device = fc.nat(DEVICES - 1);
const siemens = fc.integer({ min: 0, max: 20 }).map(step => (step / 20) * MOST);
const deed = fc.oneof(
  fc.record({ kind: fc.constant('program' as const), device, siemens }),
  fc.record({ kind: fc.constant('stick' as const), device, siemens }),
  fc.record({ kind: fc.constant('elapse' as const), seconds: fc.double({ min: 0, max: 1e6, noNaN: true }) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

function act(on: ProgrammedDevices, one: Deed): number {
  if (one.kind === 'program') return on.program(one.device, one.siemens);
  if (one.kind === 'stick') on.stick(one.device, one.siemens as Siemens);
  else on.elapse(one.seconds);
  return 0;
}

const all = (of: ProgrammedDevices) => Array.from({ length: DEVICES }, (_, k) => of.conductance(k));

describe('programmed devices', () => {
  it('are never negative, whatever happens to them, and are written only for another goal', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), deeds => {
        const found = devices();
        const goals = new Map<number, number>();
        for (const one of deeds) {
          const before = one.kind === 'program' ? goals.get(one.device) : undefined;
          const written = act(found, one);
          for (const [k, g] of all(found).entries()) {
            expect(g).toBeGreaterThanOrEqual(0);
            expect(found.readStd(k)).toBeGreaterThanOrEqual(0);
          }
          if (one.kind !== 'program') continue;
          expect(written).toBe(before === Math.fround(one.siemens) ? 0 : 1);
          goals.set(one.device, Math.fround(one.siemens));
        }
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('do not depend on what happens to others in between, and keep what they are stuck at', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), deeds => {
        const [together, alone] = [devices(), devices()];
        let stuck: number | undefined;
        for (const one of deeds) {
          act(together, one);
          if (one.kind === 'elapse' || one.device === 0) act(alone, one);
          if (one.kind === 'stick' && one.device === 0) stuck = Math.fround(one.siemens);
        }
        expect(together.conductance(0)).toBe(alone.conductance(0));
        if (stuck !== undefined) expect(together.conductance(0)).toBe(stuck);
      }),
      { numRuns: 100, seed: 2 },
    );
  });
});
