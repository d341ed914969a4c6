import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Pace } from '../../../src/link/endpoint/pace.js';

it('a wait that has passed is over, at any time and speed', () => {
  const time = fc.oneof(...[1, 100, 1e10].map(max => fc.double({ min: 0, max, noNaN: true })));
  const byteMs = fc.double({ min: 1e-4, max: 10, noNaN: true });
  fc.assert(
    fc.property(
      time,
      byteMs,
      fc.array(fc.integer({ min: 14, max: 700 }), { minLength: 1 }),
      (now, ms, frames) => {
        const pace = new Pace(ms, 700 * ms);
        for (const bytes of frames) pace.sent(now, bytes);
        expect(pace.wait(now + pace.wait(now))).toBe(0);
      },
    ),
    { numRuns: 3000 },
  );
});
