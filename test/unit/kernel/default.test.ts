import { afterEach, describe, expect, it, vi } from 'vitest';
import { Arena } from '../../../src/kernel/arena.js';
import { defaultKernels } from '../../../src/kernel/default.js';

describe('the kernels that chips use', () => {
  afterEach(() => vi.unstubAllEnvs());
  const { memory } = new Arena(1024);

  it('are WebAssembly unless the environment says otherwise', () => {
    vi.stubEnv('NUDGE_KERNELS', undefined);
    expect(defaultKernels(memory).name).toBe('wasm');
    vi.stubEnv('NUDGE_KERNELS', 'plain');
    expect(defaultKernels(memory).name).toBe('plain');
  });

  it('are refused by an unknown name, with the known ones', () => {
    vi.stubEnv('NUDGE_KERNELS', 'gpu');
    expect(() => defaultKernels(memory)).toThrow(/found gpu; allowed: wasm, plain, relaxed/);
  });
});
