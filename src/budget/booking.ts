/** Whose local memory holds the bits. */
export const HOLDERS = ['neuron', 'synapse', 'core', 'chip'] as const;
export type Holder = (typeof HOLDERS)[number];

/** What the bits are, as far as the ledger has to know; `other` moves no accounted bits. */
export const MEMORIES = [
  'weight',
  'accumulator',
  'hidden',
  'membrane',
  'current',
  'trace',
  'bias',
  'delay',
  'slot',
  'topology',
  'other',
] as const;
export type Memory = (typeof MEMORIES)[number];

/** Bits that some code keeps, booked by that code. The booked width is the simulated width. */
export interface Booking {
  readonly holder: Holder;
  /** Id of the population; required for the holder `neuron`. */
  readonly population?: number | undefined;
  /** Id of the projection; required for the holder `synapse`. */
  readonly projection?: number | undefined;
  readonly memory: Memory;
  /** Name of what is kept, such as "rate trace". */
  readonly what: string;
  /** How many are kept: over all neurons or synapses of the owner; for `core`, per core. */
  readonly count: number;
  readonly bitsEach: number;
  /** Why it must be kept, for people. */
  readonly why: string;
}

export const bitsOf = (booking: Booking): number => booking.count * booking.bitsEach;

/** One line of the memory table: bits of one neuron or synapse, and in total. */
export interface MemoryRow extends Booking {
  /** Name of the population or projection; empty for core and chip. */
  readonly owner: string;
  readonly bits: number;
  /** Bits per neuron or synapse; undefined for core and chip. */
  readonly bitsPerHolder?: number;
}

export interface MemoryTable {
  readonly rows: readonly MemoryRow[];
  /** Bits by holder; those of `core` are per core. */
  readonly totals: Readonly<Record<Holder, number>>;
}

/** Size of what a booking can belong to. */
export interface Owner {
  readonly name: string;
  /** Neurons of a population, synapses of a projection. */
  readonly size: number;
}

export interface Owners {
  readonly populations: readonly Owner[];
  readonly projections: readonly Owner[];
}

/**
 * The memory table of a network: what is kept, where, how wide, and why. Throws RangeError for a booking that
 * names nothing or is no exact count (a fault of the code that made it).
 */
export function memoryTable(bookings: readonly Booking[], owners: Owners): MemoryTable {
  const totals: Record<Holder, number> = { neuron: 0, synapse: 0, core: 0, chip: 0 };
  const rows = bookings.map(booking => {
    const owner = ownerOf(booking, owners);
    const bits = checkedBits(booking);
    totals[booking.holder] += bits;
    const single = owner && (booking.holder === 'neuron' || booking.holder === 'synapse');
    return {
      ...booking,
      owner: owner?.name ?? '',
      bits,
      ...(single && { bitsPerHolder: bits / owner.size }),
    };
  });
  return { rows, totals };
}

function ownerOf(booking: Booking, owners: Owners): Owner | undefined {
  const { holder, population, projection, what } = booking;
  const owner =
    population === undefined
      ? projection === undefined
        ? undefined
        : owners.projections[projection]
      : owners.populations[population];
  const needed = { neuron: population, synapse: projection, core: -1, chip: -1 }[holder];
  const named = population !== undefined || projection !== undefined;
  if (needed === undefined || (named && owner === undefined)) {
    throw new RangeError(
      `the booking of "${what}" names no ${holder === 'neuron' ? 'population' : 'projection'}`,
    );
  }
  return owner;
}

function checkedBits(booking: Booking): number {
  const bits = bitsOf(booking);
  const exact = [booking.count, booking.bitsEach, bits].every(n => Number.isSafeInteger(n) && n >= 0);
  if (!exact) throw new RangeError(`the booking of "${booking.what}" is no exact number of bits: ${bits}`);
  return bits;
}
