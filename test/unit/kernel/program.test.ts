import { expect, it } from 'vitest';
import * as L from '../../../src/kernel/layout.js';
import { Program } from '../../../src/kernel/program.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { stream } from '../../../src/random/stream.js';
import { describeBoth } from './both.js';
import { learningNetwork, runRecorded } from './network.js';

function network(arena: Parameters<typeof learningNetwork>[0]) {
  const draws = stream(3, PURPOSE.order);
  const options = { inputs: 50, hidden: 40, outputs: 10, delay: 5, flags: 0, random: () => draws.float() };
  return learningNetwork(arena, options);
}

describeBoth('a program', bench => {
  it('leaves the same bytes whether it runs at once, in pieces or watched by a recorder', () => {
    const [whole, pieces, watched] = [bench(), bench(), bench()];
    const nets = [whole, pieces, watched].map(({ arena }) => network(arena));
    for (const { operations, recorder } of nets.slice(0, 2)) {
      operations[13].enabled = false;
      expect(recorder[0]).toBe(0);
    }
    const [first, second, third] = nets;
    expect(whole.kernels.run(first.program.pointer, first.program.length, 0, 90)).toBe(90);
    for (let tick = 0; tick < 90; tick += 9) {
      pieces.kernels.run(second.program.pointer, second.program.length, tick, 9);
    }
    const spikes = runRecorded(watched.kernels, watched.arena.memory, third, 0, 90);
    expect(spikes.length).toBe(
      new Float64Array(watched.arena.memory.buffer, third.hidden.fields[L.COUNTER], 1)[0],
    );
    expect(spikes.length).toBeGreaterThan(300);
    for (const { operations, recorder } of nets) {
      operations[13].enabled = false;
      recorder.fill(0);
    }
    const bytes = [whole, pieces, watched].map(({ arena }) =>
      Buffer.from(arena.memory.buffer).subarray(20480),
    );
    expect(Buffer.compare(bytes[1], bytes[0])).toBe(0);
    expect(Buffer.compare(bytes[2], bytes[0])).toBe(0);
  });

  it('stops at the end of the tick after which another tick may not fit the recorder', () => {
    const { arena, kernels } = bench();
    const { program, recorder } = network(arena);
    const done = kernels.run(program.pointer, program.length, 0, 90);
    expect(done).toBeLessThan(90);
    expect(recorder[0]).toBeLessThanOrEqual(recorder[1]);
    expect(recorder[0] + 40).toBeGreaterThan(recorder[1]);
    expect(recorder[2 + recorder[0] - 1]).toBe(done - 1);
  });

  it('refuses an unknown operation', () => {
    const { arena, kernels } = bench();
    const program = new Program(arena, 1);
    program.add(99, {});
    expect(() => kernels.run(program.pointer, 1, 0, 1)).toThrow();
  });
});
