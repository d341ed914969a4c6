import { describe, expect, test } from 'vitest';
import { linear, logarithmic, niceStep, widened } from '../../../src/report/scale.js';

const labels = (scale: { ticks: readonly { label: string }[] }) => scale.ticks.map(tick => tick.label);

describe('axes', () => {
  test.each([
    [10, 5, 2],
    [1, 6, 0.2],
    [0.07, 7, 0.01],
    [35, 6, 10],
  ])('a span of %d in at most %d steps takes steps of %d', (span, most, step) => {
    expect(niceStep(span, most)).toBeCloseTo(step, 12);
  });

  test('a linear axis maps ends to ends and ticks inside', () => {
    const x = linear([0, 25], [50, 100], 6);
    expect([x(0), x(25), x(12.5)]).toEqual([50, 100, 75]);
    expect(labels(x)).toEqual(['0', '5', '10', '15', '20', '25']);
    expect(labels(linear([-0.3, 0.3], [0, 1], 6))).toEqual([
      '-0.3',
      '-0.2',
      '-0.1',
      '0',
      '0.1',
      '0.2',
      '0.3',
    ]);
  });

  test('a logarithmic axis has powers of ten, and more where there are few', () => {
    expect(labels(logarithmic([0.1, 1000], [0, 1], String))).toEqual(['0.1', '1', '10', '100', '1000']);
    expect(labels(logarithmic([0.015, 0.3], [0, 1], String))).toEqual(['0.02', '0.05', '0.1', '0.2']);
    expect(logarithmic([1, 100], [0, 10], String)(10)).toBeCloseTo(5, 12);
  });

  test('a domain is widened to whole steps, and has a width', () => {
    expect(widened([0.3, 24.1])).toEqual([0, 25]);
    expect(widened([-0.013, 0.04])).toEqual([-0.02, 0.04]);
    expect(widened([3, 3])).toEqual([2.5, 3.5]);
  });
});
