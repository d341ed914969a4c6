import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATALOGUE, type ProblemCode } from '../../../src/problem/catalogue.js';
import { acceptFormat, parseFormat } from '../../../src/problem/format.js';
import { sentence, UserError } from '../../../src/problem/problem.js';

const text = fc.string({ minLength: 1 });
const problem = fc.record(
  {
    code: fc.constantFrom(...(Object.keys(CATALOGUE) as ProblemCode[])),
    message: text,
    file: text,
    line: fc.integer({ min: 1, max: 10_000 }),
    path: text,
    found: text,
    allowed: text,
    advice: text,
  },
  { requiredKeys: ['code', 'message'] },
);

test('a sentence holds all that is known and ends with a stop', () => {
  fc.assert(
    fc.property(problem, given => {
      const words = sentence(given);
      for (const key of ['message', 'file', 'path', 'found', 'allowed', 'advice'] as const) {
        expect(words).toContain(given[key] ?? '');
      }
      if (given.file !== undefined && given.line !== undefined) expect(words).toContain(`:${given.line}:`);
      expect(words.endsWith('.')).toBe(true);
    }),
  );
});

test('an error of several problems has a sentence for each', () => {
  fc.assert(
    fc.property(fc.array(problem, { minLength: 1, maxLength: 5 }), problems => {
      expect(new UserError(problems).message).toBe(problems.map(sentence).join('\n'));
    }),
  );
});

test('no format text is accepted by accident, and none crashes', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.string().map(end => `nudge.run/${end}`),
      ),
      found => {
        const format = parseFormat(found);
        if (format?.name === 'nudge.run' && format.version === 1) return;
        expect(() => acceptFormat(found, 'nudge.run/1', 'f')).toThrow(UserError);
      },
    ),
  );
});
