import type { Booking } from '../budget/booking.js';
import type { ConfigurePopulation } from '../protocol/messages.js';
import { bookings as rateBookings } from '../substrate/rate/bookings.js';
import type { RateSpec } from '../substrate/rate/network.js';
import { RateSubstrate } from '../substrate/rate/substrate.js';
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

/** The units of the populations decide what settles: one of rates makes a network of rates. */
export const memberOf = ({
  populations,
}: {
  readonly populations: readonly ConfigurePopulation[];
}): Member => (populations.some(({ unit }) => unit.kind === 'rate') ? RATE : SPIKING);
