import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { swapped } from '../../../src/protocol/bulk.js';
import { readEvents, writeEvents } from '../../../src/protocol/spikes.js';

const AER = 1;
const GAP = 2;
const BITMAP = 3;

/** Spikes of `neurons` that each fire with one probability in each of `ticks` ticks. */
function raster(neurons: number, ticks: number, density: number) {
  const spikes = { ticks: [] as number[], addresses: [] as number[] };
  let state = 12345;
  for (let tick = 0; tick < ticks; tick++) {
    for (let address = 0; address < neurons; address++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      if (state / 2 ** 32 >= density) continue;
      spikes.ticks.push(tick);
      spikes.addresses.push(address);
    }
  }
  return { ticks: Uint32Array.from(spikes.ticks), addresses: Uint32Array.from(spikes.addresses) };
}

describe('the layout of spikes', () => {
  test('is the smallest that keeps them', () => {
    const one = { ticks: Uint32Array.of(7), addresses: Uint32Array.of(300) };
    expect(writeEvents(one).layout).toBe(AER);
    expect(writeEvents(raster(1024, 50, 0.02)).layout).toBe(GAP);
    expect(writeEvents(raster(1024, 50, 0.2)).layout).toBe(BITMAP);
    const unsorted = {
      ticks: new Uint32Array(300),
      addresses: Uint32Array.from({ length: 300 }, (_, i) => 300 - i),
    };
    expect(writeEvents(unsorted).layout).toBe(AER);
    expect(readEvents(writeEvents(unsorted))).toStrictEqual(unsorted);
  });

  // Bytes per event of the same codes over 1024 neurons: link-and-firmware notes, section 9.
  test.each([
    [0.005, 1.65],
    [0.02, 1.12],
    [0.05, 1.02],
    [0.1, 1.01],
  ])('takes as many bytes at density %f as was measured elsewhere: %f', (density, bytes) => {
    const spikes = raster(1024, 400, density);
    const wire = writeEvents(spikes);
    expect(wire.data.length / wire.count).toBeGreaterThan(bytes * 0.9);
    expect(wire.data.length / wire.count).toBeLessThan(bytes * 1.15);
  });

  test('never takes more than AER would', () => {
    const event = fc.tuple(fc.nat(3), fc.nat(3000));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 100 }), list => {
        let tick = 0;
        const ticks = Uint32Array.from(list, ([step]) => (tick += step));
        const addresses = Uint32Array.from(list, ([, address]) => address);
        const wire = writeEvents({ ticks, addresses });
        expect(wire.data.length).toBeLessThanOrEqual(list.reduce((sum, [, a]) => sum + (a < 128 ? 2 : 3), 0));
        expect(readEvents(wire)).toStrictEqual({ ticks, addresses });
      }),
    );
  });
});

test('bytes are swapped inside each element on machines of the other order', () => {
  expect(swapped(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), 4)).toStrictEqual(
    Uint8Array.of(4, 3, 2, 1, 8, 7, 6, 5),
  );
  expect(swapped(Uint8Array.of(1, 2, 3, 4), 2)).toStrictEqual(Uint8Array.of(2, 1, 4, 3));
  expect(swapped(Uint8Array.of(1, 2), 1)).toStrictEqual(Uint8Array.of(1, 2));
});
