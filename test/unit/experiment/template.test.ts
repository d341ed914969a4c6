import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../../src/card/yaml.js';
import { loadExperiment, resolveWith } from '../../../src/experiment/load.js';
import { template } from '../../../src/experiment/template.js';

const text = template('../schemas/experiment.schema.json');
const read = (yaml: string) => {
  const source = parseYaml(yaml, 'template');
  return resolveWith(source.value, source, []).experiment;
};

describe('the commented experiment', () => {
  it('is the default experiment', () => expect(read(text)).toEqual(loadExperiment({}).experiment));

  it('names the schema in its first line, for editors', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../schemas/experiment.schema.json');
  });

  it('explains every key once, with its range', () => {
    expect(text).toContain('  # Times the training part is gone through. [1 .. 100000]\n  epochs: 15\n');
    expect(text.match(/# Number of neurons/g)).toHaveLength(1);
  });

  it('keeps its lines short', () => {
    expect(text.split('\n').filter(line => line.length > 112)).toEqual([]);
  });

  it('takes what is commented out', () => {
    const open = text
      .replaceAll(/^( *)# ((?:leak_per_tick|threshold|reset|floor|rate_ticks): \S+)$/gm, '$1$2')
      .replaceAll(/^( *)# (precision:|(?:weight|trace): \{.*)$/gm, '$1$2');
    const { network, chip } = read(open);
    expect(network).toEqual(loadExperiment({}).experiment.network);
    expect(chip.precision.weight).toEqual({ kind: 'fixed', bits: 8, range: 1, rounding: 'nearest' });
  });

  it('is what experiments/digits.yaml holds (npx vitest -u writes it again)', async () => {
    await expect(text).toMatchFileSnapshot('../../../experiments/digits.yaml');
  });
});
