import { z } from 'zod';
import { FAULT_KINDS } from '../protocol/messages.js';

const places = (what: string) =>
  z.array(z.int().min(0).max(4_294_967_295)).min(1).max(100_000).optional().describe(what);

const times = (what: string) => z.int().min(1).max(1e9).nullable().default(null).describe(what);

/** One line of an experiment's list of faults: what is broken, where and when. */
export const faultSchema = z
  .strictObject({
    kind: z
      .enum(FAULT_KINDS)
      .describe(
        'dead-neuron; threshold-mismatch and leak-mismatch (each neuron deviates for life, with a relative standard deviation of `value`); drop-spikes (each spike is lost on its way with probability `value`), delay-spikes (spikes arrive `value` ticks later), extra-spikes (in each tick one more arrives with probability `value`); stuck-weight (keeps `value`); flip-weight-bit, flip-accumulator-bit, flip-hidden-bit, flip-bias-bit (bit number `value`); flip-membrane-bit, flip-trace-bit, flip-slow-trace-bit, flip-delay-bit, flip-refractory-bit, flip-phase-bit (the same, of what moves while a sample is shown, before tick `at_tick` of each sample); flip-level (read as another level until stored again); stuck-cell (device keeps its low state for value 1, high for 0); read-errors and write-errors (each read, or write, goes wrong with probability `fraction`); age (`value` seconds pass for the cells); sense-offset (each amplifier is off by a difference of ln R with a standard deviation of `value`); dead-word-line (selects no row), shorted-word-line (selects its row always), dead-bit-line (one branch of a column is open), shorted-bit-line (it is at ground), each within one tile; supply-drop (the array reads at a supply that is `value` volts lower); in resistive networks open-resistor (conducts nothing), shorted-resistor (has the conductance `value`), drifted-resistor (each conductance changes once, with a relative standard deviation of `value`), open-diode (never conducts), shorted-diode (its node is at ground).',
      ),
    projection: z
      .string()
      .optional()
      .describe('Projection that is hit, for faults of synapses and cells; where absent, all that can be.'),
    population: z.string().optional().describe('Population that is hit, for faults of neurons.'),
    value: z
      .number()
      .min(-1e12)
      .max(1e12)
      .nullable()
      .default(null)
      .describe('See kind; null draws a bit number, a sign or a state for each place.'),
    values: z
      .array(z.number().min(-1e12).max(1e12))
      .max(100_000)
      .optional()
      .describe('One for each of `addresses`, in place of a value that is drawn: what was measured of each.'),
    addresses: places(
      'Neurons, synapses (source x targets + target), devices (2 x synapse, + 1 the complement; those of resistive networks as synapses), amplifiers (row of tiles x targets + target), pieces of bit lines (2 x amplifier, + 1 the complement) or of word lines (source x tiles beside each other + column of tiles).',
    ),
    rows: places('Sources whose synapses are hit.'),
    columns: places('Targets whose synapses are hit.'),
    tiles: places(
      'Tiles of the array whose synapses, cells, amplifiers, lines, reads or writes are hit, along the rows of tiles; those of a second copy are counted on.',
    ),
    copy: z
      .enum(['both', 'forward', 'backward'])
      .default('both')
      .describe('Of two copies of an array (chip.cells.access two-copies) the one that is hit.'),
    fraction: z
      .number()
      .min(0)
      .max(1)
      .default(1)
      .describe('Each place named (all where none is), or each read or write, is hit with this probability.'),
    when: z
      .union([
        z.enum(['start', 'test']),
        z.strictObject({
          epoch: z.int().min(1).max(100_000).describe('Epoch of training, from 1.'),
          sample: z.int().min(1).max(1e9).default(1).describe('Sample of that epoch, from 1.'),
        }),
      ])
      .default('start')
      .describe(
        'start: before training, and what is permanent also in tests; test: in tests only, after training; {epoch: n, sample: m}: before sample m of epoch n of training.',
      ),
    persistence: z
      .enum(['permanent', 'transient', 'intermittent'])
      .nullable()
      .default(null)
      .describe(
        'permanent: there from then on; transient: for `on_samples` samples of training (or of tests), then no more; intermittent: again and again, by `on_samples` and `off_samples`, by `on_ticks` and `off_ticks` (faults of spikes), or by `probability_per_settle`. null: permanent, or once for what happens once.',
      ),
    on_samples: times('Samples in which a fault that comes and goes is there.'),
    off_samples: times('Samples in which it is away.'),
    on_ticks: times('Ticks of each settle in which a fault of spikes is there.'),
    off_ticks: times('Ticks in which it is away.'),
    at_tick: z
      .int()
      .min(0)
      .max(1e9)
      .nullable()
      .default(null)
      .describe('Tick of a sample before which a bit of moving state flips; null: the first.'),
    probability_per_settle: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .default(null)
      .describe('Each place has an intermittent fault in each sample with this probability.'),
    seed: z.int().min(0).max(0xffff_ffff).default(0).describe('Other places for the same experiment seed.'),
  })
  .describe('A fault that is injected.');

export type Fault = z.output<typeof faultSchema>;
