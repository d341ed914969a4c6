import { loadCard } from '../card/load.js';
import { defaultKernels } from '../kernel/default.js';
import { sentence } from '../problem/problem.js';
import type { Chip } from '../protocol/chip.js';
import { SCHEMA_HASH } from '../protocol/generated/schema-hash.js';
import { FAULT_KINDS } from '../protocol/messages.js';
import type { KernelFactory } from '../substrate/spiking/network.js';
import { CHIP_CARD, type ChipCard } from './card.js';
import { emulatedChip } from './emulated.js';
import type { Draft } from './machine.js';
import { place } from './placement.js';
import type { CapabilitySheet } from './sheet.js';
import { SUBSTRATES } from './substrates.js';

/** Commands an emulated chip holds at once, and the payload it takes in process. */
const WINDOW = 16;
const MAX_PAYLOAD = 65536;
/** Frames of one presented sequence. */
const MAX_STEPS = 65536;

/** Version of the learning protocol. */
export const PROTOCOL = { major: 1, minor: 0 } as const;

/** What the emulation of a chip card says of itself. */
export function capabilitiesOf(card: ChipCard): CapabilitySheet {
  const { cores, core } = card;
  return {
    ...PROTOCOL,
    firmware: 'nudge emulator',
    card: card.name,
    schemaHash: SCHEMA_HASH,
    maxPayload: MAX_PAYLOAD,
    window: WINDOW,
    maxBatch: card.max_batch.value,
    maxSteps: MAX_STEPS,
    slots: card.slots.value,
    deterministic: true,
    tickNanoseconds: Math.round(card.tick.value * 1e9),
    maxNeurons: cores.value * core.neurons.value,
    maxSynapses: Math.min(2 ** 31, cores.value * core.synapse_bits.value),
    memoryBits: card.memory?.value ?? cores.value * (core.synapse_bits.value + core.state_bits.value),
    units: ['source', 'spiking', 'cuba', 'rate', 'resistive'],
    encoders: ['regular', 'bernoulli', 'events'],
    connectivity: ['dense', 'sparse', 'convolution'],
    storages: ['float32', 'int16', 'int8'],
    plasticity: ['off', 'continual', 'deferred'],
    drives: ['nudge', 'force', 'clamp', 'couple'],
    rules: ['path', 'slots', 'through-time', 'recurrent'],
    faults: FAULT_KINDS,
    synapses: ['real', 'levels', 'inertia', 'pulses', 'conductances'],
    cells: ['ideal', 'pairs', 'analog'],
    sparseWrites: true,
    ...SUBSTRATES[card.arithmetic].capabilities,
  };
}

/** The chip of a card, emulated; refuses networks that its budget cannot hold. */
export function emulate(card: ChipCard, kernels: KernelFactory = defaultKernels): Chip {
  const substrate = SUBSTRATES[card.arithmetic];
  const fits = (network: Draft): string | undefined => {
    const placed = place(network.populations, network.projections, substrate.bookings(network), card);
    return placed.violations.length > 0 ? placed.violations.map(sentence).join(' ') : undefined;
  };
  return emulatedChip({ capabilities: capabilitiesOf(card), substrate, kernels, fits });
}

/** The packaged chip of a name, or the chip of a card file. @throws UserError for a card that is missing or wrong */
export function openChip(nameOrPath = 'laptop'): Chip {
  return emulate(loadCard(CHIP_CARD, nameOrPath).card);
}
