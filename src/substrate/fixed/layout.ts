import type { Booking, Memory } from '../../budget/booking.js';
import type {
  ConfigurePopulation,
  ConfigureProjection,
  ConfigureSynapse,
  SpikingUnit,
} from '../../protocol/messages.js';
import { saidOf } from '../spiking/layout.js';

export interface FixedNetwork {
  readonly populations: readonly ConfigurePopulation[];
  readonly projections: readonly ConfigureProjection[];
  readonly slots: number;
  /** Of projections that keep levels. */
  readonly synapses?: readonly ConfigureSynapse[];
}

/** Bits of one element; those below 8 lie side by side in bytes, from the lowest bit on. */
const WIDTH = { u1: 1, u2: 2, u8: 8, i8: 8, u16: 16, i16: 16, u32: 32, i32: 32 } as const;
export type ElementType = keyof typeof WIDTH;

/** An array in the chip's memory. */
export interface Piece {
  readonly holder: 'neuron' | 'synapse' | 'chip';
  /** Population of a neuron, projection of a synapse, 0 of the chip. */
  readonly id: number;
  readonly what: string;
  readonly type: ElementType;
  readonly count: number;
  readonly memory: Memory;
  readonly why: string;
}

/** A piece and the byte at which it begins, a multiple of 4. */
export interface PlacedPiece extends Piece {
  readonly offset: number;
}

/** Where everything lies in the one block of memory of a chip. */
export interface Layout {
  readonly pieces: readonly PlacedPiece[];
  /** The block begins with the state, which is what a snapshot copies; presented vectors and sums follow. */
  readonly stateBytes: number;
  readonly bytes: number;
}

/** Words of the chip's own numbers: magic, state bytes, tick, draw, ticks in all (two words), stuck weights. */
export const HEAD_WORDS = 8;
/** Weights that can be stuck; three words each: projection, synapse, value. */
export const MOST_STUCK = 8;

export const sizeOf = ({ shape }: Pick<ConfigurePopulation, 'shape'>): number =>
  shape.reduce((product, side) => product * side, 1);
export const wordsFor = (bits: number): number => Math.ceil(bits / 32);

/** Ticks whose spikes are remembered, the present one included: delays of projections and of triggers. */
export function depthOf({ id, unit }: ConfigurePopulation, { projections }: FixedNetwork): number {
  const delays = projections.filter(p => p.source === id || p.target === id).map(p => p.delayTicks);
  return 1 + Math.max(0, ...delays, unit.kind === 'spiking' ? unit.triggerDelayTicks : 0);
}

/** Biases gather deferred changes unless a projection learns at each trigger. */
export const defersBiases = ({ projections }: FixedNetwork): boolean =>
  !projections.some(p => p.plasticity === 'continual');

/** Lays a network out: a list that any implementation follows in this order. */
export function layoutOf(network: FixedNetwork): Layout {
  const pieces: PlacedPiece[] = [];
  let at = 0;
  const place = (piece: Piece): void => {
    pieces.push({ ...piece, offset: at });
    at += 4 * wordsFor(piece.count * WIDTH[piece.type]);
  };
  chipPieces().forEach(place);
  for (const population of network.populations) {
    lastingPieces(population, network).forEach(place);
    movingPieces(population, network).forEach(place);
  }
  for (const projection of network.projections) projectionPieces(projection, network).forEach(place);
  for (let slot = 0; slot < network.slots; slot++) slotPieces(slot, network).forEach(place);
  const stateBytes = at;
  for (const population of network.populations) workPieces(population).forEach(place);
  scratchPieces(network).forEach(place);
  return { pieces, stateBytes, bytes: at };
}

/** Every bit of the layout, with the few that align its pieces. */
export function fixedBookings(network: FixedNetwork): Booking[] {
  const { pieces, bytes } = layoutOf(network);
  const booked = pieces.map(({ holder, id, memory, what, count, type, why }): Booking => {
    const owner = holder === 'neuron' ? { population: id } : holder === 'synapse' ? { projection: id } : {};
    return { holder, ...owner, memory, what, count, bitsEach: WIDTH[type], why };
  });
  const padding = 8 * bytes - booked.reduce((sum, { count, bitsEach }) => sum + count * bitsEach, 0);
  const why = 'every array begins at a multiple of 4 bytes';
  return [...booked, { holder: 'chip', memory: 'other', what: 'padding', count: padding, bitsEach: 1, why }];
}

type Row = readonly [what: string, type: ElementType, count: number, memory: Memory, why: string];

const owned = (holder: Piece['holder'], id: number, rows: readonly Row[]): Piece[] =>
  rows
    .filter(row => row[2] > 0)
    .map(([what, type, count, memory, why]) => ({ holder, id, what, type, count, memory, why }));

const chipPieces = (): Piece[] =>
  owned('chip', 0, [
    ['head', 'u32', HEAD_WORDS, 'other', 'where the chip stands in time'],
    ['stuck weights', 'i32', 3 * MOST_STUCK, 'other', 'injected faults'],
  ]);

function lastingPieces(population: ConfigurePopulation, network: FixedNetwork): Piece[] {
  const n = sizeOf(population);
  const dead: Row = ['dead', 'u32', wordsFor(n), 'other', 'injected faults'];
  if (population.unit.kind !== 'spiking') {
    return owned('neuron', population.id, [['counters', 'u32', 2, 'other', 'exact counts'], dead]);
  }
  const deferred = defersBiases(network) && population.unit.biasLearningRate > 0;
  return owned('neuron', population.id, [
    ['counters', 'u32', 6, 'other', 'exact counts'],
    dead,
    ['bias', 'i32', n, 'bias', 'learnt'],
    ['bias accumulator', 'i32', deferred ? n : 0, 'bias', 'deferred bias changes'],
    ['spike counter', 'u16', n, 'other', 'the readout'],
  ]);
}

/** What a fresh start draws anew and a slot captures. */
function movingPieces(population: ConfigurePopulation, network: FixedNetwork): Piece[] {
  const n = sizeOf(population);
  const words = depthOf(population, network) * wordsFor(n);
  const delay: Row = ['spike delay line', 'u32', words, 'delay', 'spikes travel, and trigger updates, later'];
  if (population.unit.kind !== 'spiking') {
    return owned('neuron', population.id, [
      ['phase', 'u32', n, 'other', 'the encoder spaces its spikes by it'],
      delay,
    ]);
  }
  const unit = population.unit as SpikingUnit;
  return owned('neuron', population.id, [
    ['membrane potential', 'i16', n, 'membrane', 'integrates its input'],
    ['rate trace', 'i16', n, 'trace', 'the rate that the nudge compares and learning follows'],
    ['slow rate trace', 'i16', n, 'trace', 'its increments are the acceleration'],
    ['acceleration', 'i16', n, 'trace', 'what triggers add'],
    [
      'refractory counter',
      'u8',
      unit.refractoryTicks > 0 ? n : 0,
      'other',
      'ticks until it integrates again',
    ],
    delay,
  ]);
}

function projectionPieces(projection: ConfigureProjection, network: FixedNetwork): Piece[] {
  const { id, synapses, plasticity } = projection;
  const rule = saidOf(network.synapses, id);
  const rows = sizeOf(network.populations[projection.source]!);
  const deferred = plasticity === 'deferred';
  const moves = rule !== undefined && plasticity !== 'off';
  const why = 'the stored synapse, used in both directions where it works both ways';
  return owned('synapse', id, [
    ['counters', 'u32', rule ? 10 : 8, 'other', 'exact counts'],
    ['weight', weightType(projection, rule), synapses, 'weight', why],
    [
      'hidden number',
      moves && rule.hidden.bits <= 8 ? 'i8' : 'i16',
      moves ? synapses : 0,
      'hidden',
      'decides which level is stored',
    ],
    [
      'update accumulator',
      'i16',
      deferred ? synapses : 0,
      'accumulator',
      'deferred updates gather until the sample ends',
    ],
    ['rows to update', 'u32', deferred ? wordsFor(rows) : 0, 'other', 'an update skips the others'],
  ]);
}

function weightType({ storage }: ConfigureProjection, rule: ConfigureSynapse | undefined): ElementType {
  if (rule) return rule.levels === 3 ? 'u2' : 'u1';
  return storage === 'int8' ? 'i8' : 'i16';
}

function slotPieces(slot: number, network: FixedNetwork): Piece[] {
  const head = owned('chip', 0, [[`slot ${slot}`, 'u32', 2, 'slot', 'whether it is full, and its tick']]);
  const captured = network.populations.flatMap(population =>
    movingPieces(population, network).map(
      (piece): Piece => ({
        ...piece,
        memory: 'slot',
        what: `slot ${slot} ${piece.what}`,
        why: 'a captured state can be started from again',
      }),
    ),
  );
  return [...head, ...captured];
}

function workPieces(population: ConfigurePopulation): Piece[] {
  const n = sizeOf(population);
  if (population.unit.kind !== 'spiking') {
    return owned('neuron', population.id, [['presented intensity', 'u8', n, 'other', 'what is encoded']]);
  }
  return owned('neuron', population.id, [
    ['input sum', 'i32', n, 'current', 'spikes of a tick are added up in it'],
    ['target', 'i16', n, 'other', 'the nudge pulls towards it'],
  ]);
}

function scratchPieces({ populations }: FixedNetwork): Piece[] {
  const spiking = populations.filter(({ unit }) => unit.kind === 'spiking').map(sizeOf);
  return owned('chip', 0, [
    ['changes', 'i32', Math.max(0, ...spiking), 'other', 'what the spikes of a tick add to their synapses'],
  ]);
}
