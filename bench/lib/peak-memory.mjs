// Loaded into a process under measurement (node --import): notes its peak resident set, in bytes, as it ends.
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** On Linux of this program alone; resourceUsage() would remember the parent from before it was loaded. */
function peakBytes() {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    return Number(kilobytes) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}

const note = process.env.NUDGE_BENCH_PEAK;
if (isMainThread && note) process.on('exit', () => writeFileSync(note, String(peakBytes())));
