import { describe, expect, it } from 'vitest';
import { nudge } from './terminal.js';

const COMMANDS = [
  'train',
  'resume',
  'evaluate',
  'report',
  'describe',
  'cards',
  'fit',
  'galton',
  'gradients',
  'column',
  'init',
];

describe('help', () => {
  it('reads well with no prior knowledge', async () => {
    const { code, stdout, stderr } = await nudge('--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatchSnapshot();
  });

  it.each(COMMANDS)('of %s has a description, its options and an example', async command => {
    const { code, stdout } = await nudge('help', command);
    expect(code).toBe(0);
    expect(stdout).toMatchSnapshot();
    expect(stdout).toMatch(/Examples?:\n {2}\$ nudge /);
    expect(stdout).toMatch(/--format <format>/);
    expect(stdout.split('\n').filter(line => line.length > 115)).toEqual([]);
  });

  it('is the same with --help', async () => {
    expect((await nudge('train', '--help')).stdout).toBe((await nudge('help', 'train')).stdout);
  });

  it('never tells anyone to run the bare name through npx', async () => {
    const pages = await Promise.all([nudge('--help'), ...COMMANDS.map(command => nudge('help', command))]);
    expect(pages.map(page => page.stdout).join('\n')).not.toMatch(/npx nudge/);
  });

  it('prints the version', async () => {
    expect((await nudge('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
