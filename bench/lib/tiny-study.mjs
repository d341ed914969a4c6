import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Settings of the default experiment that make a run last about 20 ms. */
export const TINY = {
  'data.train_samples': 20,
  'data.test_samples': 20,
  'training.epochs': 1,
  'estimator.first_phase_ticks': 10,
  'estimator.second_phase_ticks': 10,
  'evaluation.ticks': 20,
  'evaluation.readout_from_tick': 5,
};

/**
 * Writes a study of tiny runs with hidden layers of several sizes and returns its file.
 * @param {string} folder
 * @param {object} [more] keys of the study in place of those here
 */
export function tinyStudy(folder, more = {}) {
  const study = {
    format: 'nudge.study/1',
    name: 'tiny',
    overrides: TINY,
    factors: [{ name: 'hidden', key: 'network.populations.hidden.neurons', values: [4, 5, 6] }],
    replicates: { count: 20 },
    ...more,
  };
  const file = join(folder, 'study.yaml');
  // YAML is a superset of JSON.
  writeFileSync(file, JSON.stringify(study, null, 2));
  return file;
}

/**
 * Process ids of the children of a process.
 * @param {number} pid
 * @returns {number[]}
 */
export function childrenOf(pid) {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .split('\n')
      .map(Number)
      .filter(Boolean);
  } catch {
    return [];
  }
}
