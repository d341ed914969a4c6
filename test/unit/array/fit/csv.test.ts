import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../../src/array/fit/csv.js';
import { fitText } from '../../../../src/array/fit/fit-file.js';
import { problemsIn } from '../../card/problems.js';

const problems = (text: string) => problemsIn(() => fitText(text, 'lab/m.csv'));
const up = (n: number) => Array.from({ length: n }, (_, k) => `${k},${1e-6 + k * 1e-8}`).join('\n');

describe('reading CSV', () => {
  it('takes quotes, spaces, CRLF, comments, empty lines and a byte order mark', () => {
    const table = parseCsv(
      '\uFEFF# from the lab\r\nState , resistance_ohm\r\n\r\n"L ""R"", S", 12\r\nHRS,3\r\n',
      'f',
    );
    expect(table.columns).toEqual(['state', 'resistance_ohm']);
    expect(table.rows).toEqual([
      { line: 4, fields: ['L "R", S', '12'] },
      { line: 5, fields: ['HRS', '3'] },
    ]);
  });

  it.each([
    ['', 'the file is empty', undefined],
    ['# only a comment\n', 'the file is empty', undefined],
    ['state;resistance_ohm\nLRS;1\n', 'not separated by commas', 1],
    ['state,state\n', 'a column stands twice', 1],
    ['state,resistance_ohm\nLRS,1,2\n', 'another number of columns', 2],
    ['state,resistance_ohm\n"LRS,1\n', 'a quote is not closed', 2],
    ['volts,amperes\n1,2\n', 'does not say what was measured', undefined],
    ['state,resistance_ohm,temperature\nL,1,2\n', 'unknown column "temperature"', 1],
  ])('refuses %j', (text, message, line) => {
    const [first] = problems(text);
    expect(first!.file).toBe('lab/m.csv');
    expect(first!.message).toContain(message);
    expect(first!.line).toBe(line);
  });
});

describe('bad measurements', () => {
  it('are all named, with line and column', () => {
    const text =
      'state,resistance_ohm,device\nLRS,5k,1\nLRS,,1\n,300,2\nLRS,-4,2\nLRS,0,2\nLRS,nan,3\nLRS,Infinity,3\n';
    expect(problems(text).map(({ line, path, message, found }) => [line, path, message, found])).toEqual([
      [2, 'column resistance_ohm', 'not a number', '"5k"'],
      [3, 'column resistance_ohm', 'a value is missing', undefined],
      [4, 'column state', 'a value is missing', undefined],
      [5, 'column resistance_ohm', 'out of range', '-4'],
      [6, 'column resistance_ohm', 'out of range', '0'],
      [7, 'column resistance_ohm', 'not a number', '"nan"'],
      [8, 'column resistance_ohm', 'not a number', '"Infinity"'],
    ]);
  });

  it('are counted where there are too many to name', () => {
    const text = `state,resistance_ohm\n${'LRS,x\n'.repeat(30)}`;
    expect(problems(text)).toHaveLength(11);
    expect(problems(text).at(-1)!.message).toBe('20 more rows have problems');
  });

  it.each([
    ['state,resistance_ohm\n', 'there are no measurements below the header'],
    ['state,resistance_ohm\nLRS,5000\n', 'state LRS has too few measurements for a spread'],
    ['state,resistance_ohm\nLRS,5000\nLRS,5000\n', 'all measurements of state LRS are equal'],
    ['pulse,conductance_siemens\n', 'one reading has no step'],
    ['pulse,conductance_siemens\n1,1e-6\n', 'one reading has no step'],
    ['pulse,conductance_siemens\n1,1e-6\n2,1e-6\n', 'the conductance never changes'],
    ['pulse,conductance_siemens\n1,1e-6\n2,2e-6\n', 'too few steps upwards'],
  ])('%j cannot be fitted', (text, message) => {
    expect(problems(text)[0]!.message).toContain(message);
  });

  it('of pulses: gaps, halves, unknown directions', () => {
    const head = 'pulse,conductance_siemens';
    expect(problems(`${head}\n${up(9)}\n12,2e-6\n`)).toMatchObject([
      { line: 11, path: 'column pulse', message: 'pulses are missing or out of order', found: '12' },
    ]);
    expect(problems(`${head}\n1.5,1e-6\n`)[0]).toMatchObject({ line: 2, found: '1.5' });
    expect(problems(`${head}\n-1,1e-6\n`)[0]).toMatchObject({ line: 2, found: '-1' });
    expect(problems(`${head},direction\n1,1e-6,sideways\n`)[0]).toMatchObject({
      line: 2,
      found: 'sideways',
      allowed: 'up or down',
    });
    const wrong = up(9).replaceAll('\n', ',down\n');
    expect(problems(`${head},direction\n${wrong},down\n`)[0]!.message).toContain('against the direction');
  });
});
