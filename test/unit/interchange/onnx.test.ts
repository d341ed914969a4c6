import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNetwork } from '../../../src/cli/compile-run.js';
import { onnxLayers } from '../../../src/interchange/onnx-network.js';
import { UserError } from '../../../src/problem/problem.js';
import { reluOf } from '../../../src/substrate/resistive/compile/relu.js';
import { temporaryFolder } from '../../support/folder.js';

/** Networks that PyTorch 1.13 wrote, with what it answers to four inputs (bench/peers/onnx_nets.py). */
const GOLDEN = fileURLToPath(new URL('../../golden/onnx/', import.meta.url));
const file = (name: string) => join(GOLDEN, name);
type Rows = readonly (readonly number[])[];
const answers = JSON.parse(readFileSync(file('answers.json'), 'utf8')) as Record<
  'x' | 'linear' | 'products',
  Rows
>;

/** Largest and rms error of a compiled network at an eps, and hundred and ten times that. */
const errorsOf = (name: string) => {
  const settings = { points: file('digits.npz'), samples: 20, seed: 1, format: 'text' } as const;
  const { document } = compileNetwork(file(`digits-${name}.onnx`), { ...settings, eps: 1e-5 });
  return (document as { errors: { eps: number; largest: number; rms: number }[] }).errors;
};

it.each(['16', '12-12', '8-8-8'])(
  'a trained network, 196-%s-10, is a circuit up to an error in proportion to eps',
  name => {
    const [coarse, middle, fine] = errorsOf(name);
    for (const key of ['largest', 'rms'] as const) {
      const slopes = [Math.log10(coarse![key] / middle![key]), Math.log10(middle![key] / fine![key])];
      for (const slope of slopes) expect(slope).toBeCloseTo(1, 2);
    }
  },
);

describe('an ONNX file', () => {
  it.each(['linear', 'products'] as const)('answers as the program that wrote it: %s', name => {
    const net = onnxLayers(file(`${name}.onnx`));
    for (const [k, x] of answers.x.entries()) {
      for (const [j, y] of reluOf(net, x).entries()) expect(y).toBeCloseTo(answers[name][k]![j]!, 5);
    }
  });

  it('with an operation that has no circuit is refused by its name', () => {
    expect(() => onnxLayers(file('convolution.onnx'))).toThrow(
      /convolution\.onnx.*operation 1, Conv.*Gemm, or MatMul and Add, with Relu between them/s,
    );
  });

  const bytes = readFileSync(file('linear.onnx'));
  const stored = (content: Uint8Array) => {
    const path = join(temporaryFolder(), 'net.onnx');
    writeFileSync(path, content);
    return path;
  };

  /** The file with a word replaced by another of the same length. */
  const instead = (word: string, other: string) =>
    stored(Buffer.from(bytes.toString('latin1').replaceAll(word, other), 'latin1'));

  it.each([
    ['Relu', 'Tanh', /operation 3, Tanh.*is an operation that has no circuit here/],
    ['transB', 'transA', /operation 2, Gemm.*has a transposed input/],
  ])('with %s made %s is refused', (word, other, sentence) => {
    expect(() => onnxLayers(instead(word, other))).toThrow(sentence);
  });

  it('that is cut or changed anywhere is read or refused in a sentence, never more', () => {
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 });
    fc.assert(
      fc.property(damage, fc.integer({ min: 0, max: bytes.length }), (changes, end) => {
        const content = Uint8Array.from(bytes.subarray(0, end));
        for (const [at, value] of changes) if (at < end) content[at] = value;
        try {
          onnxLayers(stored(content));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
