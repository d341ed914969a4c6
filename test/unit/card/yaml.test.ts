import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkValue, checkYaml, parseYaml } from '../../../src/card/yaml.js';
import type { UserError } from '../../../src/problem/problem.js';
import { problemsIn } from './problems.js';

const sentences = (run: () => unknown): string[] => {
  try {
    run();
  } catch (error) {
    return (error as UserError).message.split('\n');
  }
  return [];
};

const network = z.strictObject({
  name: z.string().min(1),
  populations: z
    .array(
      z.strictObject({
        neurons: z.int().min(1).max(4096),
        unit: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('source'), rate: z.number().min(0).max(1).default(0.5) }),
          z.strictObject({ kind: z.literal('spiking'), reset: z.enum(['subtract', 'zero']) }),
        ]),
      }),
    )
    .min(1),
  precision: z.union([z.literal('ideal'), z.strictObject({ bits: z.int().gt(1).lt(25) })]).optional(),
});

const good = `
name: digits
populations:
  - { neurons: 784, unit: { kind: source } }
  - neurons: 10
    unit:
      kind: spiking
      reset: subtract
`;

describe('parseYaml', () => {
  it('gives plain values', () => {
    expect(parseYaml('a: 1e-3\nb: [x, true, null]\n', 'f').value).toEqual({ a: 1e-3, b: ['x', true, null] });
  });

  it('locates keys, list items and things inside aliases', () => {
    const source = parseYaml('base: &b\n  x: 1\n  y: 2\nlist:\n  - *b\n  - { x: 3,\n      y: 4 }\n', 'f');
    expect(source.locate(['base'])).toBe(1);
    expect(source.locate(['base', 'y'])).toBe(3);
    expect(source.locate(['list', 0])).toBe(5);
    expect(source.locate(['list', 0, 'y'])).toBe(3);
    expect(source.locate(['list', 1, 'y'])).toBe(7);
  });

  it('locates what is absent at the nearest thing above it', () => {
    const source = parseYaml('a:\n  b: 1\n', 'f');
    expect(source.locate(['a', 'missing', 'deeper'])).toBe(1);
    expect(source.locate(['a', 'b', 'c'])).toBe(2);
    expect(source.locate([])).toBe(1);
  });

  it.each([
    ['a duplicate key', 'a: 1\na: 2\n', 2],
    ['an unclosed list', 'a: [1, 2\nb: 3\n', 2],
    ['a second document', 'a: 1\n---\nb: 1\n', 2],
    ['an unknown tag', 'a: 1\nb: !secret x\n', 2],
  ])('refuses %s with its line', (_name, text, line) => {
    const [problem] = problemsIn(() => parseYaml(text, 'net.yaml'));
    expect(problem).toMatchObject({ code: 'yaml-syntax', file: 'net.yaml', line });
  });

  it('refuses unresolved aliases and alias bombs', () => {
    const bomb = `a: &a [1,1,1,1,1,1,1,1,1,1]\n${'bcdefg'
      .split('')
      .map((k, i) => `${k}: &${k} [${Array(10).fill(`*${'abcdef'[i]}`)}]`)
      .join('\n')}\n`;
    for (const text of ['a: *b\n', bomb]) {
      expect(problemsIn(() => parseYaml(text, 'f'))[0]?.code).toBe('yaml-syntax');
    }
  });

  it.each(['', '# nothing\n', 'null\n'])('calls %j empty', text => {
    expect(problemsIn(() => parseYaml(text, 'f'))).toMatchObject([
      { code: 'value-missing', message: 'the file is empty' },
    ]);
  });
});

describe('checkYaml', () => {
  it('returns the schema output, defaults filled in', () => {
    const value = checkYaml(network, good, 'net.yaml');
    expect(value.populations[0]!.unit).toEqual({ kind: 'source', rate: 0.5 });
  });

  it('reports every problem at once, with file, line, path, found and allowed', () => {
    const bad = `
name: 5
populations:
  - { neuron: 784, neurons: 0, unit: { kind: source, rate: 1.5 } }
  - neurons: 10.5
    unit:
      kind: spiking
      reset: substract
  - neurons: .nan
    unit: { kind: spikin }
extra thing: 1
`;
    expect(sentences(() => checkYaml(network, bad, 'net.yaml')).sort()).toEqual(
      [
        'net.yaml:2: name: wrong type (found 5; allowed: text of at least 1 character).',
        'net.yaml:4: populations[0].neuron: unknown key "neuron", did you mean "neurons"? (allowed: neurons, unit).',
        'net.yaml:4: populations[0].neurons: too small (found 0; allowed: a whole number from 1 to 4096).',
        'net.yaml:4: populations[0].unit.rate: too large (found 1.5; allowed: a number from 0 to 1).',
        'net.yaml:5: populations[1].neurons: not a whole number (found 10.5; allowed: a whole number from 1 to 4096).',
        'net.yaml:8: populations[1].unit.reset: not one of the allowed values, did you mean "subtract"? (found "substract"; allowed: subtract | zero).',
        'net.yaml:9: populations[2].neurons: not a finite number (found NaN; allowed: a whole number from 1 to 4096).',
        'net.yaml:10: populations[2].unit.kind: not one of the allowed values, did you mean "spiking"? (found "spikin"; allowed: source | spiking).',
        'net.yaml:11: ["extra thing"]: unknown key "extra thing" (allowed: name, populations, precision).',
      ].sort(),
    );
  });

  it('suggests keys of the union member that is meant', () => {
    const text = 'name: x\npopulations:\n  - neurons: 1\n    unit: { kind: spiking, reset: zero, rset: 1 }\n';
    expect(problemsIn(() => checkYaml(network, text, 'f'))).toMatchObject([
      { code: 'key-unknown', line: 4, path: 'populations[0].unit.rset', allowed: 'kind, reset' },
    ]);
  });

  it('points at the parent of what is missing', () => {
    const text =
      'name: x\npopulations:\n  - neurons: 1\n    unit: {}\n  - unit: { kind: spiking }\n    neurons: 3\n';
    expect(problemsIn(() => checkYaml(network, text, 'f'))).toMatchObject([
      { code: 'value-missing', line: 4, path: 'populations[0].unit.kind', allowed: 'source | spiking' },
      { code: 'value-missing', line: 5, path: 'populations[1].unit.reset', allowed: 'subtract | zero' },
    ]);
  });

  it('looks into the member of a plain union that came nearest', () => {
    const with_ = (precision: string) =>
      problemsIn(() => checkYaml(network, `${good}precision: ${precision}\n`, 'f'));
    expect(with_('{ bits: 30 }')).toMatchObject([
      { code: 'value-range', path: 'precision.bits', allowed: 'a whole number above 1 and below 25' },
    ]);
    expect(with_('{ bits: 8, bit: 1 }')).toMatchObject([{ code: 'key-unknown', path: 'precision.bit' }]);
    expect(with_('idael')).toMatchObject([
      { code: 'value-choice', message: 'not one of the allowed values, did you mean "ideal"?' },
    ]);
    expect(with_('7')).toMatchObject([
      { code: 'value-type', path: 'precision', allowed: 'ideal, or a map with the keys bits' },
    ]);
  });

  it('names too short and too long lists', () => {
    const schema = z.strictObject({
      shape: z.array(z.int()).min(1).max(3),
      word: z.string().regex(/^[a-z]+$/),
    });
    expect(sentences(() => checkYaml(schema, 'shape: []\nword: X1\n', 'f'))).toEqual([
      'f:1: shape: too short (found a list of 0 items; allowed: a list of 1 to 3 items).',
      'f:2: word: not written as expected (found "X1"; allowed: text matching /^[a-z]+$/).',
    ]);
  });

  it('words bounds that are open on one side', () => {
    const schema = z.strictObject({
      a: z.number().positive(),
      b: z.number().max(3),
      c: z.number().min(2).nullable(),
    });
    const allowed = problemsIn(() => checkYaml(schema, 'a: -1\nb: 4\nc: x\n', 'f')).map(p => p.allowed);
    expect(allowed).toEqual(['a number above 0', 'a number of at most 3', 'a number of at least 2, or null']);
  });

  it('knows the member of a union whose discriminator has a default', () => {
    const schema = z.strictObject({
      width: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('float32') }),
        z.strictObject({ kind: z.literal('fixed').default('fixed'), bits: z.int().default(8) }),
      ]),
    });
    expect(problemsIn(() => checkYaml(schema, 'width: { bist: 4 }\n', 'f'))).toMatchObject([
      { message: 'unknown key "bist", did you mean "bits"?', allowed: 'kind, bits' },
    ]);
  });

  it('checks keys of records', () => {
    const schema = z.partialRecord(z.enum(['weight', 'trace']), z.int());
    expect(problemsIn(() => checkYaml(schema, 'wieght: 1\n', 'f'))).toMatchObject([
      {
        code: 'key-unknown',
        message: 'unknown key "wieght", did you mean "weight"?',
        allowed: 'weight, trace',
      },
    ]);
  });

  it('lets a refinement word its own problem', () => {
    const schema = z.strictObject({ low: z.number(), high: z.number() }).superRefine((v, context) => {
      if (v.low > v.high) {
        const problem = {
          code: 'value-range',
          found: `${v.low}`,
          allowed: `at most ${v.high}`,
          advice: 'Swap them',
        };
        context.addIssue({
          code: 'custom',
          message: 'low is above high',
          path: ['low'],
          params: { problem },
        });
      }
    });
    expect(sentences(() => checkYaml(schema, 'high: 1\nlow: 2\n', 'f'))).toEqual([
      'f:2: low: low is above high (found 2; allowed: at most 1). Swap them.',
    ]);
  });

  it('checks values without a file', () => {
    expect(sentences(() => checkValue(z.strictObject({ a: z.int() }), { a: 'x' }))).toEqual([
      'a: wrong type (found "x"; allowed: a whole number).',
    ]);
  });

  it('clips long found values', () => {
    const [problem] = problemsIn(() => checkValue(z.strictObject({ a: z.int() }), { a: 'y'.repeat(500) }));
    expect(problem!.found!.length).toBeLessThan(70);
  });

  it('is not confused by keys of Object.prototype', () => {
    const text = '__proto__: { name: x }\nconstructor: 1\n';
    const codes = problemsIn(() => checkYaml(z.strictObject({ a: z.int().optional() }), text, 'f')).map(
      p => p.code,
    );
    expect(codes).toEqual(['key-unknown', 'key-unknown']);
  });
});
