import { afterEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../../src/stream/session.js';
import { layeredCircuit } from '../../../../src/substrate/resistive/circuit/layered.js';
import { operatingPoint } from '../../../../src/substrate/resistive/solve/solvers.js';
import { voltsOf, WORKED, WORKED_INPUT } from '../../../support/circuits.js';
import { rates, relax, settledBy, show, tensor } from '../../../support/rate-network.js';
import { closeChips, workedChip } from '../../../support/resistive-network.js';

/** Diode drops, thermal noise and the noise of devices in networks of resistors. */

afterEach(closeChips);

const SWEEPS = 80;

describe('diodes that drop a voltage', () => {
  it('hold nodes that far beyond ground, as a source in their way does', async () => {
    const drop = 0.3;
    const session = await workedChip({ unit: { diodeDrop: drop } });
    await session.play([show(0, WORKED_INPUT)]);
    await settledBy(session, relax(SWEEPS));
    // A diode to a source at -drop, or from one at drop.
    const circuit = layeredCircuit('drop', WORKED, WORKED_INPUT);
    const nodes = [...circuit.nodes, 'low', 'high'];
    const [low, high] = [nodes.length - 2, nodes.length - 1];
    const shifted = circuit.elements.map(element => {
      if (element.kind !== 'diode') return element;
      return element.from === 0 ? { ...element, from: low } : { ...element, to: high };
    });
    const source = { kind: 'voltage-source', to: 0 } as const;
    const { volts } = operatingPoint({
      ...circuit,
      nodes,
      elements: [
        ...shifted,
        { ...source, name: 'LOW', from: low, volts: -drop },
        { ...source, name: 'HIGH', from: high, volts: drop },
      ],
    });
    for (const [id, prefix] of [
      [1, 'n1_'],
      [2, 'n2_'],
    ] as const) {
      const wanted = voltsOf(circuit, volts, prefix);
      for (const [k, v] of (await rates(session, id)).entries()) expect(v).toBeCloseTo(wanted[k]!, 5);
    }
  });
});

describe('noise of voltages', () => {
  const noise = 0.05;
  const batch = 500;
  const settle = async (session: Session, draw: number) => {
    await session.play([show(0, Array.from({ length: batch }, () => WORKED_INPUT).flat(), batch)]);
    const { readout } = await settledBy(session, relax(SWEEPS, { readout: 2, draw }));
    return [...readout];
  };

  it('has the spread that was asked for, spares held nodes, and is drawn by sample', async () => {
    const [quiet, noisy] = [await workedChip({ batch }), await workedChip({ batch, unit: { noise } })];
    const [exact, found] = [await settle(quiet, 0), await settle(noisy, 0)];
    const deviations = found.map((v, k) => (v - exact[k]!) / noise);
    const mean = deviations.reduce((sum, d) => sum + d, 0) / deviations.length;
    const variance = deviations.reduce((sum, d) => sum + d * d, 0) / deviations.length - mean ** 2;
    // 1000 draws: three standard errors.
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(Math.abs(variance - 1)).toBeLessThan(0.14);
    const [hidden, still] = [await rates(noisy, 1), await rates(quiet, 1)];
    for (const [k, v] of hidden.entries()) if (still[k] === 0) expect(v).toBe(still[k]);
    // Sample k of a batch draws what the first one of draw k does.
    const later = await settle(noisy, 7);
    expect(later.slice(0, 20)).toEqual(found.slice(14, 34));
    expect(await settle(noisy, 0)).toEqual(found);
  });

  it('is another in each captured state of a sample', async () => {
    const session = await workedChip({ unit: { noise } });
    await session.play([show(0, WORKED_INPUT)]);
    const states: number[][] = [];
    for (const saveSlot of [-1, 0, 1]) {
      await settledBy(session, relax(SWEEPS, { saveSlot, draw: 3 }));
      states.push([...(await rates(session, 2))]);
    }
    expect(new Set(states.map(String)).size).toBe(3);
  });
});

describe('noise of devices', () => {
  const devices = { step: 1 / 64, readScale: 0.1, readPower: 0, readMost: 0.1 };

  it('is one for all phases of a sample, and leaves what is kept alone', async () => {
    const session = await workedChip({ devices });
    const kept = await tensor(session, 'weight', 0);
    await session.play([show(0, WORKED_INPUT)]);
    const free = async (draw: number) => {
      await settledBy(session, relax(SWEEPS, { draw, saveSlot: 0 }));
      return [...(await rates(session, 2))];
    };
    const [first, other, again] = [await free(1), await free(2), await free(1)];
    expect(other).not.toEqual(first);
    expect(again).toEqual(first);
    await settledBy(session, relax(SWEEPS, { draw: 1, start: 'slot', startSlot: 0 }));
    for (const [k, v] of (await rates(session, 2)).entries()) expect(v).toBeCloseTo(first[k]!, 5);
    expect(await tensor(session, 'weight', 0)).toEqual(kept);
  });
});
