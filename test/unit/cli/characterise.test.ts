import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUILD_LIMIT, builtProgram } from '../../support/firmware.js';
import { temporaryFolder } from '../../support/folder.js';
import { needs } from '../../support/needs.js';
import { nudge } from './terminal.js';

describe.runIf(needs('gcc'))('nudge characterise', () => {
  let place = '';
  beforeAll(() => {
    place = `stdio:${builtProgram('native')}`;
  }, BUILD_LIMIT);

  const measure = (card: string, ...words: string[]) =>
    nudge('characterise', place, '--card', card, '--ticks', '100', ...words);

  it('prints what it found and writes a card', async () => {
    const card = join(temporaryFolder(), 'board.yaml');
    const { code, stdout, stderr } = await measure(card, '--neurons', '4', '--name', 'mine');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/threshold +│ +1 │ +1 ± /);
    expect(stdout).toContain('No neuron is dead.');
    expect(readFileSync(card, 'utf8')).toMatch(
      /^# Written by nudge characterise.\nformat: nudge.neuron-card\/1\nname: "mine"/,
    );
    expect((await measure(card)).stderr).toMatch(/board.yaml: exists already/);
  });

  it('says what does not fit the board before it sends anything', async () => {
    const card = join(temporaryFolder(), 'board.yaml');
    const { code, stderr } = await measure(card, '--neurons', '4096');
    expect(code).toBe(1);
    expect(stderr).toMatch(/needs more bits of local memory than the board has/);
  });
});
