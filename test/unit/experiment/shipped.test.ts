import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { refusals } from '../../../src/experiment/abilities.js';
import { design } from '../../../src/experiment/design.js';
import { loadExperiment } from '../../../src/experiment/load.js';

const folder = fileURLToPath(new URL('../../../experiments/', import.meta.url));
const files = readdirSync(folder).filter(file => file.endsWith('.yaml') && file !== 'gallery.yaml');

describe('the shipped experiments', () => {
  it('are these', () => {
    expect(files).toEqual([
      'binary-digits-all.yaml',
      'binary-digits.yaml',
      'cifar-dchn.yaml',
      'digits-14x14-board.yaml',
      'digits-14x14-ternary-board.yaml',
      'digits-binary-2t2r.yaml',
      'digits-captured.yaml',
      'digits-drn.yaml',
      'digits-faulty.yaml',
      'digits-metaplastic.yaml',
      'digits-on-spike.yaml',
      'digits-one-sided.yaml',
      'digits-pcm-analog.yaml',
      'digits-pulsed.yaml',
      'digits-reram-es-analog.yaml',
      'digits-small-chip.yaml',
      'digits-ternary-2t2r.yaml',
      'digits-ternary-on-spike.yaml',
      'digits.yaml',
      'eqspike-as-recalled.yaml',
      'fashion-100.yaml',
      'fashion-dchn.yaml',
      'mnist-100-on-spike.yaml',
      'mnist-100.yaml',
      'mnist-300-on-spike.yaml',
      'mnist-300.yaml',
      'mnist-512-512-euler.yaml',
      'mnist-512-512-rate.yaml',
      'mnist-512-continual.yaml',
      'mnist-512-euler.yaml',
      'mnist-512-rate.yaml',
      'mnist-512-vf.yaml',
      'mnist-binary-ep-all.yaml',
      'mnist-binary-ep.yaml',
      'mnist-conv-dhn.yaml',
      'mnist-drn-1h.yaml',
      'mnist-drn-xs.yaml',
      'rate-digits-kp.yaml',
      'rate-digits-pcm.yaml',
      'rate-digits.yaml',
    ]);
  });

  it.each(files)('%s resolves without a doubt, under its own name', file => {
    const { experiment, warnings } = loadExperiment({ file: `${folder}${file}` });
    expect(warnings).toEqual([]);
    expect(experiment.name).toBe(file.replace('.yaml', ''));
  });

  it.each(files)('%s asks nothing of its chip that this cannot do', file => {
    expect(refusals(design(loadExperiment({ file: `${folder}${file}` }).experiment))).toEqual([]);
  });

  it.each(files)('%s tells editors its schema and readers what to expect', file => {
    const text = readFileSync(`${folder}${file}`, 'utf8');
    expect(text.startsWith('# yaml-language-server: $schema=../schemas/experiment.schema.json\n')).toBe(true);
    if (file !== 'digits.yaml') expect(text).toMatch(/# (Expected: |What 8 bits cost )/);
  });

  it('call the recalled rule recalled', () => {
    const text = readFileSync(`${folder}eqspike-as-recalled.yaml`, 'utf8');
    expect(text).toMatch(/RECALLED, not checked/);
    expect(text).toMatch(/never "EqSpike as published"/);
  });
});
