import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';

/** Where a run took place; stored beside it as `environment.json`. */
export interface Environment {
  /** Version of this package. */
  readonly nudge: string;
  readonly node: string;
  readonly v8: string;
  /** Such as "linux 6.1.0 x64". */
  readonly platform: string;
  readonly cpu: { readonly model: string; readonly count: number };
  readonly memoryBytes: number;
  /** Of the folder the command was given in; null where git knows of none. */
  readonly git: { readonly commit: string; readonly dirty: boolean } | null;
}

const GIT_PATIENCE_MS = 3000;

/** Never fails: what cannot be found out is "unknown" or null. */
export function readEnvironment(folder = process.cwd()): Environment {
  return {
    nudge: packageVersion(),
    node: process.versions.node,
    v8: process.versions.v8,
    platform: `${platform()} ${release()} ${arch()}`,
    cpu: { model: cpus()[0]?.model.trim() || 'unknown', count: availableParallelism() },
    memoryBytes: totalmem(),
    git: gitState(folder),
  };
}

/** Version of this package, "unknown" where its package.json cannot be read. */
export function packageVersion(): string {
  try {
    const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    return String((JSON.parse(text) as { version?: unknown }).version ?? 'unknown');
  } catch {
    return 'unknown';
  }
}

function gitState(folder: string): Environment['git'] {
  const commit = git(folder, 'rev-parse', '--verify', 'HEAD');
  const changes = git(folder, 'status', '--porcelain', '--untracked-files=no');
  return commit === undefined || changes === undefined ? null : { commit, dirty: changes !== '' };
}

/** Trimmed output; undefined where git is absent, slow or refuses. `spawnSync` reports and does not throw. */
function git(folder: string, ...words: string[]): string | undefined {
  const done = spawnSync('git', ['--no-optional-locks', '-C', folder, ...words], {
    encoding: 'utf8',
    timeout: GIT_PATIENCE_MS,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return done.status === 0 ? done.stdout.trim() : undefined;
}
