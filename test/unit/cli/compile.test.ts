import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compileNetwork } from '../../../src/cli/compile-run.js';
import { encodeNpz, type NpyArrays } from '../../../src/run/npz.js';
import { readNetlistFile } from '../../../src/substrate/resistive/netlist/read.js';
import { operatingPoint } from '../../../src/substrate/resistive/solve/solvers.js';

const folder = mkdtempSync(join(tmpdir(), 'nudge-compile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options = { eps: 1e-3, samples: 50, seed: 1, format: 'text' } as const;
const floats = (shape: readonly number[], ...data: number[]) => ({ shape, data: Float32Array.from(data) });

function stored(name: string, arrays: NpyArrays): string {
  const file = join(folder, name);
  writeFileSync(file, encodeNpz(arrays));
  return file;
}

const NET: NpyArrays = {
  W1: floats([2, 2], 0.8, -0.5, -0.6, 0.9),
  B1: floats([2], 0.1, -0.2),
  W2: floats([1, 2], 1, -0.7),
  B2: floats([1], 0.2),
};

describe('nudge compile', () => {
  it('measures errors that fall with eps, and writes the circuit of the first input', () => {
    const points = stored('points.npz', { x: floats([2, 2], 0.5, -0.25, 1, 1) });
    const out = join(folder, 'net.cir');
    const { document } = compileNetwork(stored('net.npz', NET), { ...options, points, out });
    const { errors, points: compared } = document as { errors: { largest: number }[]; points: number };
    expect(compared).toBe(2);
    expect(errors[1]!.largest / errors[2]!.largest).toBeCloseTo(10, 0);
    expect(readFileSync(out, 'utf8')).toContain('.control');
  });

  it('writes currents and resistors that other circuits can be built from', () => {
    const out = join(folder, 'linear.cir');
    const net = { W1: floats([1, 2], 0.5, -0.25), B1: floats([1], 0.125) };
    const points = stored('one.npz', { x: floats([1, 2], 1, 1) });
    compileNetwork(stored('linear.npz', net), { ...options, points, out });
    const circuit = readNetlistFile(out);
    const { volts } = operatingPoint(circuit);
    expect(volts[circuit.nodes.indexOf('n1_0')]).toBeCloseTo(0.375, 12);
  });

  it.each([
    [{}, /B1: there is no array/],
    [{ W1: NET.W1!, B1: NET.B1!, W3: NET.W2!, B3: NET.B2! }, /B2.*W1, B1, W2, B2/s],
    [{ ...NET, W2: floats([2, 1], 1, 2) }, /W2.*found \[2, 1\].*W2 \[1, 2\]/s],
    [{ ...NET, B2: floats([1], Number.NaN) }, /B2: there is a number that is not finite/],
  ])('names what is wrong with a file, %#', (arrays, sentence) => {
    expect(() => compileNetwork(stored('bad.npz', arrays as NpyArrays), options)).toThrow(sentence);
  });
});
