import type { Problem } from '../../../problem/problem.js';
import { readValue, VALUE_WORDS } from '../../../spice/value.js';
import type { DiodeModel } from '../circuit/circuit.js';
import type { Statement } from './lines.js';

export type Complaint = Omit<Problem, 'file'>;

/** Defaults of SPICE. */
const DEFAULTS = { is: 1e-14, n: 1 };
/** Parameters that change nothing at an operating point: capacitances, transit time, noise, temperature of them. */
const SILENT = new Set(['cjo', 'cj0', 'vj', 'm', 'tt', 'fc', 'kf', 'af', 'eg', 'xti', 'tnom']);
const ALLOWED = `IS and N; ${[...SILENT].join(', ').toUpperCase()} change nothing here`;

/** Junctions by the names of their .model statements; what cannot be read becomes a complaint. */
export function readModels(
  statements: readonly Statement[],
  complain: (problem: Complaint) => void,
): Map<string, DiodeModel> {
  const models = new Map<string, DiodeModel>();
  for (const { line, words } of statements) {
    if (words[0] !== '.model') continue;
    const [, name = '', type = '', ...rest] = words;
    if (type !== 'd') {
      const message = `the model ${name || 'without a name'} is of no known type`;
      complain({ code: 'value-choice', line, message, found: type || 'nothing', allowed: 'D' });
    } else if (models.has(name)) {
      complain({ code: 'value-choice', line, message: `the model ${name} is there twice` });
    } else {
      const values = readParameters(line, name, rest, complain);
      models.set(name, { kind: 'exponential', saturation: values.is, emission: values.n });
    }
  }
  return models;
}

function readParameters(
  line: number,
  name: string,
  words: readonly string[],
  complain: (problem: Complaint) => void,
): typeof DEFAULTS {
  const values = { ...DEFAULTS };
  for (let k = 0; k < words.length; k += 3) {
    const [key = '', equals, text = ''] = words.slice(k, k + 3);
    const problem = { line, path: `${name}.${key}` };
    const value = equals === '=' ? readValue(text) : undefined;
    if (value === undefined)
      complain({
        code: 'value-type',
        ...problem,
        message: 'it is no value',
        found: text,
        allowed: VALUE_WORDS,
      });
    else if (key === 'is' || key === 'n') values[key] = value;
    else if (!SILENT.has(key))
      complain({
        code: 'key-unknown',
        ...problem,
        message: 'unknown parameter of a diode',
        allowed: ALLOWED,
      });
  }
  if (!(values.is > 0 && values.is < 1 && values.n > 0 && values.n < 100)) {
    const found = `IS=${values.is} N=${values.n}`;
    const allowed = 'IS above 0 and below 1 A, N above 0 and below 100';
    complain({ code: 'value-range', line, path: name, message: 'no diode has this model', found, allowed });
  }
  return values;
}
