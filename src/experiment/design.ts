import { type Booking, memoryTable } from '../budget/booking.js';
import { widthsOf } from '../budget/widths.js';
import { loadCard } from '../card/load.js';
import { CHIP_CARD, type ChipCard } from '../chip/card.js';
import { capabilitiesOf, emulate } from '../chip/emulator.js';
import { type Placement, place } from '../chip/placement.js';
import { conditionsOf, type Formats, formatsOf } from '../chip/precision.js';
import type { CapabilitySheet } from '../chip/sheet.js';
import { SUBSTRATES } from '../chip/substrates.js';
import type { Conditions } from '../ledger/price.js';
import type { Widths } from '../ledger/widths.js';
import type { Chip } from '../protocol/chip.js';
import type {
  ConfigureAnalog,
  ConfigureCells,
  ConfigureConductances,
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigurePulses,
  ConfigureSynapse,
} from '../protocol/messages.js';
import { relaxes } from '../protocol/relaxing.js';
import type { KernelFactory } from '../substrate/spiking/network.js';
import { type AnalogReads, analogOf } from './analog.js';
import { type Cells, cellsOf } from './cells.js';
import { endsOf, type Network, networkOf } from './network.js';
import type { Experiment } from './schema.js';

/** An experiment's network on its chip, before any data. */
export interface Design {
  readonly experiment: Experiment;
  readonly card: ChipCard;
  readonly formats: Formats;
  readonly network: Network;
  readonly capabilities: CapabilitySheet;
  readonly bookings: readonly Booking[];
  readonly placement: Placement;
  readonly widths: Widths;
  readonly conditions: Conditions;
  readonly cells: Cells;
  readonly analog: AnalogReads;
  /** Population ids. */
  readonly input: number;
  readonly output: number;
  readonly chip: Chip;
}

/** Neurons of a population of some shape. */
export const neuronsOf = (p: { shape: readonly number[] }): number =>
  p.shape.reduce((product, side) => product * side, 1);

/** Lays a resolved experiment out on its chip, which computes with `kernels` where they are given. @throws UserError for a chip card that is missing or wrong */
export function design(experiment: Experiment, kernels?: KernelFactory): Design {
  const { card } = loadCard(CHIP_CARD, experiment.chip.card);
  const formats = formatsOf(card, experiment.chip.precision);
  const network = networkOf(experiment, formats, card.arithmetic);
  const populations = network.populations as readonly ConfigurePopulation[];
  const projections = network.projections as readonly ConfigureProjection[];
  const synapses = network.synapses as readonly ConfigureSynapse[];
  const cells = cellsOf(experiment, network.synapses, card.tick.value);
  const analog = analogOf(experiment, network);
  const said = {
    populations,
    projections,
    slots: network.configure.slots,
    synapses,
    pulses: network.pulses as readonly ConfigurePulses[],
    cells: cells.commands as readonly ConfigureCells[],
    conductances: network.conductances as readonly ConfigureConductances[],
    analog: analog.commands as readonly ConfigureAnalog[],
    convolutions: network.convolutions as readonly ConfigureConvolution[],
  };
  const { bookings } = SUBSTRATES[card.arithmetic];
  const booked = bookings(said);
  const neurons = populations.map(neuronsOf);
  return {
    experiment,
    card,
    formats,
    network,
    capabilities: capabilitiesOf(card),
    bookings: booked,
    placement: place(populations, projections, booked, card),
    // An operation moves the bits of one sample, however many are kept side by side.
    widths: widthsOf(bookings({ ...said, populations: populations.map(alone) }), neurons, projections),
    cells,
    analog,
    conditions: {
      ...conditionsOf(card, formats),
      devices: { ...cells.prices, ...analog.prices },
      // A circuit that settles by itself has no ticks.
      ...(experiment.chip.circuit !== null && { circuit: {}, tick: undefined }),
      pulsed: network.pulses.length + network.conductances.length > 0,
    },
    ...endsOf(experiment),
    chip: emulate(card, kernels),
  };
}

const alone = (population: ConfigurePopulation): ConfigurePopulation =>
  relaxes(population.unit) ? { ...population, unit: { ...population.unit, batch: 1 } } : population;

/** The memory table of a design. */
export function memoryOf({ bookings: booked, network }: Design) {
  return memoryTable(booked, {
    populations: network.populations.map(p => ({ name: p.name, size: neuronsOf(p) })),
    projections: network.projections.map(p => ({ name: p.name, size: p.synapses })),
  });
}
