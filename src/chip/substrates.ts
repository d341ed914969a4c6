import type { Booking } from '../budget/booking.js';
import type { ConfigurePopulation, ConfigureProjection, ConfigureSynapse } from '../protocol/messages.js';
import { FIXED_FAULTS } from '../substrate/fixed/faults.js';
import { fixedBookings } from '../substrate/fixed/layout.js';
import { FixedSubstrate } from '../substrate/fixed/substrate.js';
import type { Network } from '../substrate/spiking/bookings.js';
import type { KernelFactory } from '../substrate/spiking/network.js';
import type { Substrate } from '../substrate/substrate.js';
import { memberOf } from './by-units.js';
import type { ChipCard } from './card.js';
import type { Draft } from './machine.js';
import type { CapabilitySheet } from './sheet.js';
import { checkFloatSynapse, checkSynapse } from './stored.js';
import { checkIntegerLearning, checkPopulation, checkProjection } from './validate.js';
import {
  checkFixedNetwork,
  checkFixedPopulation,
  checkFixedProjection,
  checkFixedSynapse,
} from './validate-fixed.js';

/** What an arithmetic can do, what it keeps, and how a network of it is made. */
export interface SubstrateKind {
  /** What it changes in the capabilities of an emulated chip. */
  readonly capabilities: Partial<CapabilitySheet>;
  /** @throws Refusal for what it cannot have */
  checkPopulation(command: ConfigurePopulation, sheet: CapabilitySheet): void;
  checkProjection(
    command: ConfigureProjection,
    populations: readonly ConfigurePopulation[],
    sheet: CapabilitySheet,
  ): void;
  checkSynapse(command: ConfigureSynapse, projection: ConfigureProjection): void;
  checkNetwork(draft: Pick<Draft, 'populations' | 'projections'>): void;
  bookings(network: Network): Booking[];
  make(draft: Draft, kernels: KernelFactory): Substrate;
}

/** Substrates of emulated chips, by the `arithmetic` of the chip card. */
export const SUBSTRATES: Readonly<Record<ChipCard['arithmetic'], SubstrateKind>> = {
  float32: {
    capabilities: {},
    checkPopulation,
    checkProjection: (command, populations, sheet) => {
      checkProjection(command, populations, sheet);
      checkIntegerLearning(command);
    },
    checkSynapse: (command, projection) => {
      checkSynapse(command, projection);
      checkFloatSynapse(command, projection);
    },
    checkNetwork: () => undefined,
    bookings: network => memberOf(network).bookings(network),
    make: (draft, kernels) => memberOf(draft).make(draft, kernels),
  },
  'fixed-point': {
    capabilities: {
      maxBatch: 1,
      maxSteps: 1,
      units: ['source', 'spiking'],
      encoders: ['regular'],
      connectivity: ['dense'],
      storages: ['int16', 'int8'],
      drives: ['nudge', 'force'],
      rules: ['path'],
      faults: FIXED_FAULTS,
      synapses: ['real', 'levels', 'inertia'],
      cells: ['ideal'],
    },
    checkPopulation: (command, sheet) => {
      checkPopulation(command, sheet);
      checkFixedPopulation(command);
    },
    checkProjection: (command, populations, sheet) => {
      checkProjection(command, populations, sheet);
      checkFixedProjection(command, populations);
    },
    checkSynapse: (command, projection) => {
      checkSynapse(command, projection);
      checkFixedSynapse(command, projection);
    },
    checkNetwork: ({ populations, projections }) => checkFixedNetwork(populations, projections),
    bookings: fixedBookings,
    make: draft => new FixedSubstrate(draft),
  },
};
