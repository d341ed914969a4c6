export { acceptFormat, type Format, parseFormat } from '../problem/format.js';

/** Formats of the files in a run folder; the rule that governs the numbers is in src/problem/format.ts. */
export const RUN_FORMAT = 'nudge.run/1';
export const CHECKPOINT_FORMAT = 'nudge.checkpoint/1';
