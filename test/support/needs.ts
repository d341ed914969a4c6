import { execFileSync } from 'node:child_process';

/** Ways to start a system package that some tests use, tried in order; the arguments prove that it works. */
const WAYS = {
  chromium: [
    ['chromium', '--version'],
    ['chromium-browser', '--version'],
    ['google-chrome', '--version'],
  ],
  numpy: [
    ['python3', '-c', 'import numpy'],
    ['/usr/bin/python3', '-c', 'import numpy'],
  ],
  protoc: [['protoc', '--version']],
  ngspice: [['ngspice', '--version']],
  socat: [['socat', '-V']],
  gcc: [['gcc', '--version']],
  qemu: [['qemu-system-arm', '--version']],
  nanopb: [['nanopb_generator.py', '--version']],
} as const satisfies Record<string, readonly (readonly [string, ...string[]])[]>;

export type SystemPackage = keyof typeof WAYS;

/**
 * The command that starts a system package (`chromium`, or the Python that has `numpy`), or undefined when this
 * machine lacks it: `test.skipIf(!needs('chromium'))`. Throws when NUDGE_REQUIRE, a comma list, names it: CI
 * installs the packages, so there a missing one is a failure and not a skipped test.
 */
export function needs(name: SystemPackage): string | undefined {
  for (const [command, ...args] of WAYS[name]) {
    if (works(command, args)) return command;
  }
  const required = (process.env.NUDGE_REQUIRE ?? '').split(',').map(word => word.trim());
  if (required.includes(name)) throw new Error(`${name} is required here (NUDGE_REQUIRE) but not installed`);
  return undefined;
}

function works(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}
