import { describe, it } from 'vitest';
import * as L from '../../../src/kernel/layout.js';
import { listFields, Program, spikeRing } from '../../../src/kernel/program.js';
import { firePopulation, upTo } from '../../unit/kernel/build.js';
import { Dice } from './dice.js';
import { expectTwins } from './twins.js';

/** Around the sizes at which lists are put together: words of 64 bits, sweeps of 4096 neurons. */
const SIZES = [1, 15, 16, 17, 63, 64, 65, 127, 128, 129, 200, 300, 4095, 4096, 4097, 4161, 8192, 8200];
const SHARES = [0, 0.001, 0.02, 0.1, 0.5, 0.97, 1];

const cases = SIZES.flatMap(size => SHARES.map(share => ({ size, share })));

describe('spike lists of any length and density: wasm and plain give the same bytes', () => {
  it.each(cases)('neurons: $share of $size', ({ size, share }) => {
    for (const flags of [0, L.FLAG_REFRACTORY | L.FLAG_TRACES]) {
      expectTwins(arena => {
        const dice = new Dice(size);
        const program = new Program(arena, 1);
        const population = firePopulation(arena, program, {
          neurons: size,
          flags,
          refractoryTicks: 1,
          history: 3,
        });
        for (let i = 0; i < size; i++) population.current[i] = dice.chance(share) ? 1.5 : 0;
        return kernels => kernels.run(program.pointer, 1, 5, 4);
      });
    }
  });

  it.each(cases)('regular inputs: $share of $size', ({ size, share }) => {
    expectTwins(arena => {
      const dice = new Dice(size + 1);
      const program = new Program(arena, 1);
      const [active, phase, step] = [0, 1, 2].map(() => arena.u32(upTo(size, L.LANES)));
      for (let k = 0; k < size; k++) {
        active[k] = 3 * k;
        phase[k] = dice.below(2 ** 31);
        step[k] = dice.chance(share) ? 2 ** 31 : 0;
      }
      program.add(L.ENCODE_REGULAR, {
        ...listFields(spikeRing(arena, size, 3)),
        [L.COUNTER]: arena.f64(1).byteOffset,
        [L.N]: size,
        [L.ENCODE_ACTIVE]: active.byteOffset,
        [L.ENCODE_STATE]: phase.byteOffset,
        [L.ENCODE_RATE]: step.byteOffset,
      });
      return kernels => kernels.run(program.pointer, 1, 0, 3);
    });
  });
});
