import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onnxLayers } from '../../../src/interchange/onnx-network.js';
import { UserError } from '../../../src/problem/problem.js';
import { suiteFolder } from '../../support/folder.js';
import { mutatedBytes, slips } from '../../support/mutate.js';

const golden = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../golden/onnx/${name}.onnx`, import.meta.url)));
const FILES = ['linear', 'products'].map(golden);
const file = join(suiteFolder(), 'x.onnx');

/** Layers that fit each other and hold numbers, or a sentence about the file. */
function readOrReport(bytes: Uint8Array): boolean {
  writeFileSync(file, bytes);
  try {
    const layers = onnxLayers(file);
    layers.forEach(({ weights, biases }, k) => {
      const inputs = weights.length / biases.length;
      expect(inputs).toBe(layers[k - 1]?.biases.length ?? inputs);
      const numbers = [...Array.from(weights), ...Array.from(biases)];
      expect(numbers.every(Number.isFinite)).toBe(true);
    });
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const problem of error.problems) expect(problem.file).toBe(file);
    return false;
  }
}

it('ONNX files with slips are read whole or refused', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.constantFrom(...FILES), slips, (bytes, made) => {
      if (readOrReport(mutatedBytes(bytes, made))) read++;
    }),
    { numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(50);
});

it('what is no ONNX file at all is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
      expect(readOrReport(bytes)).toBe(false);
    }),
    { numRuns: 200 },
  );
});
