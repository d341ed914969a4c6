import type { Booking } from '../budget/booking.js';
import type { ConfigurePopulation, Unit } from '../protocol/messages.js';
import { bookings as rateBookings } from '../substrate/rate/bookings.js';
import type { RateSpec } from '../substrate/rate/spec.js';
import { RateSubstrate } from '../substrate/rate/substrate.js';
import { bookings as resistiveBookings } from '../substrate/resistive/layered/bookings.js';
import { RESISTORS } from '../substrate/resistive/layered/members.js';
import { type Network, bookings as spikingBookings } from '../substrate/spiking/bookings.js';
import type { KernelFactory, NetworkSpec } from '../substrate/spiking/network.js';
import { SpikingSubstrate } from '../substrate/spiking/substrate.js';
import type { Substrate } from '../substrate/substrate.js';

/** What settles in float32, and the bits that it keeps. */
interface Member {
  readonly make: (network: NetworkSpec & RateSpec, kernels: KernelFactory) => Substrate;
  readonly bookings: (network: Network) => Booking[];
}

const SPIKING: Member = {
  make: (network, kernels) => new SpikingSubstrate(network, kernels),
  bookings: spikingBookings,
};
const RATE: Member = {
  make: (network, kernels) => new RateSubstrate(network, kernels),
  bookings: rateBookings,
};
const RESISTIVE: Member = {
  make: (network, kernels) => new RateSubstrate(network, kernels, RESISTORS),
  bookings: resistiveBookings,
};

/** The units of the populations decide what settles: one that relaxes makes a network of its kind. */
export const memberOf = ({
  populations,
}: {
  readonly populations: readonly ConfigurePopulation[];
}): Member => {
  const has = (kind: Unit['kind']): boolean => populations.some(({ unit }) => unit.kind === kind);
  if (has('resistive')) return RESISTIVE;
  return has('rate') ? RATE : SPIKING;
};
