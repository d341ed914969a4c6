import type {
  CounterRow,
  InjectFault,
  Present,
  SendSpikes,
  Settle,
  Settled,
  SpikePacket,
  StateVariable,
  Tensor,
  Update,
} from '../protocol/messages.js';

/** What settles: what the commands of a committed network mean. Every method may throw a Refusal. */
export interface Substrate {
  present(command: Present): void;
  sendSpikes(command: SendSpikes): void;
  /** Carries out a settle, yielding between slices of it; spike packets go to `emit`. */
  settle(command: Settle, emit: (packet: SpikePacket) => void): Generator<void, Settled>;
  update(command: Update): void;
  write(tensor: Tensor, id: number, offset: number, data: ArrayLike<number>): void;
  read(tensor: Tensor, id: number): Float32Array | Uint32Array;
  readState(population: number, variable: StateVariable): Float32Array;
  inject(command: InjectFault): void;
  /** Exact counts since the configuration. */
  counters(): CounterRow[];
  /** State between two settles; what was presented is not part of it. */
  snapshot(): Uint8Array;
  restore(bytes: Uint8Array): void;
}
