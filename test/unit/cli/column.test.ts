import { describe, expect, it } from 'vitest';
import { nudge } from './terminal.js';

describe('nudge column', () => {
  it('counts columns beside their exact distribution, and prices a read', async () => {
    const words = [
      '--rows',
      '32',
      '--right',
      '20',
      '--columns',
      '2000',
      '--threshold',
      '8',
      '--supply',
      '0.6',
    ];
    const { code, stdout } = await nudge('column', 'hfo2-2t2r-weak', ...words, '--format', 'json');
    expect(code).toBe(0);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ rows: 32, right: 20, popcountThreshold: 20, card: 'hfo2-2t2r-weak' });
    expect(found.counts.reduce((sum: number, n: number) => sum + n, 0)).toBe(2000);
    expect(found.chiSquare.pValue).toBeGreaterThan(1e-3);
    // A sense takes about C V^2 of both nodes: some 10 fJ.
    expect(found.energyPerRead.sense / 32).toBeGreaterThan(1e-15);
    expect(found.energyPerRead.sense / 32).toBeLessThan(1e-13);
    expect((await nudge('column', 'hfo2-2t2r-weak', ...words)).stdout).toMatch(
      /Sum of 8 or more, a popcount of 20: [\d.]+ % of the columns \(exact [\d.]+ %; without errors all\)/,
    );
  });

  it.each([
    [['--rows', '8', '--right', '9'], /--right: not more products can be \+1 than there are \(found 9/],
    [
      ['sram-bit'],
      /a sense amplifier reads pairs of resistances \(found sram-bit; allowed: a card of resistive pairs/,
    ],
    [['--supply', '3'], /outside the range.*allowed: 0\.4 to 1\.4 V/],
    [['--rows', 'many'], /Allowed: a whole number from 1 to 4096/],
    [['no-such-card'], /no-such-card/],
  ])('%j is refused with a sentence', async (words, sentence) => {
    const { code, stderr } = await nudge('column', ...words);
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
  });
});
