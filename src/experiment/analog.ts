import { ANALOG_CARD, type AnalogCard } from '../array/analog/card.js';
import { peripheryOf } from '../array/analog/read.js';
import { loadCard } from '../card/load.js';
import type { Sourced } from '../card/sourced.js';
import { weakest } from '../card/standing.js';
import type { DevicePrices } from '../ledger/price.js';
import { UserError } from '../problem/problem.js';
import type { ConfigureAnalog, ConfigureConductances } from '../protocol/messages.js';
import type { Experiment } from './schema.js';
import { isAnalog } from './synapses.js';

type Unsent<C extends { readonly requestId: number }> = Omit<C, 'requestId'>;
type PeripheryCard = NonNullable<AnalogCard['periphery']>;

/** How the analog synapses of an experiment are read: what a chip is told, and what it costs. */
export interface AnalogReads {
  readonly commands: readonly Unsent<ConfigureAnalog>[];
  readonly prices: DevicePrices;
}

interface Devices {
  readonly conductances: readonly Unsent<ConfigureConductances>[];
}

/** @throws UserError for a card that is missing, or has no periphery */
export function analogOf(experiment: Experiment, devices: Devices): AnalogReads {
  const { analog } = experiment.chip;
  const used = experiment.network.projections.flatMap(({ synapse }, id) => (isAnalog(synapse) ? [id] : []));
  if (used.length === 0) return { commands: [], prices: {} };
  if (analog.periphery === null) {
    refuseWithout(analog);
    return { commands: [], prices: {} };
  }
  const card = peripheryCard(analog.periphery);
  const commands = used.map(id => command(id, analog, card, unitOf(id, card, devices)));
  return { commands, prices: pricesOf(card, commands, devices) };
}

function refuseWithout({ converter, converter_bits, wires }: Experiment['chip']['analog']): void {
  if (wires === 'off' && converter === 'none' && converter_bits === null) return;
  throw new UserError({
    code: 'combination-illegal',
    path: 'chip.analog.periphery',
    message: 'wires and converters need the card of a periphery',
    found: 'null',
    allowed: 'an analog card with a periphery, such as reram-es',
  });
}

function peripheryCard(name: string): PeripheryCard {
  const { periphery } = loadCard(ANALOG_CARD, name).card;
  if (periphery) return periphery;
  throw new UserError({
    code: 'combination-illegal',
    path: 'chip.analog.periphery',
    message: 'this card describes devices only, not what reads them',
    found: name,
    allowed: 'an analog card with a periphery, such as reram-es',
  });
}

/** Siemens that stand for a normalised weight of 1. */
function unitOf(id: number, card: PeripheryCard, { conductances }: Devices): number {
  const programmed = conductances.find(({ projection }) => projection === id);
  return programmed ? programmed.highest - programmed.lowest : card.cell_conductance.value;
}

function command(
  projection: number,
  { converter, converter_bits: bits, tile_columns, tile_rows, wires }: Experiment['chip']['analog'],
  card: PeripheryCard,
  unitSiemens: number,
): Unsent<ConfigureAnalog> {
  const { outputBound, outputNoise, outputStep, weightNoise, wireOhms } = peripheryOf(card);
  // As aihwkit counts: 2^bits - 1 levels, of which one is 0.
  const share = bits === null ? outputStep : 1 / (2 ** bits - 2);
  return {
    kind: 'analog',
    projection,
    tileRows: tile_rows,
    tileColumns: tile_columns,
    wires,
    wireOhms,
    unitSiemens,
    converter,
    converterStep: 2 * outputBound * share,
    converterBound: outputBound,
    converterNoise: outputNoise,
    weightNoise,
  };
}

/** V^2 G t of both devices of a synapse, from those at weight 0 to those at the largest, and the converter of the card. */
function pricesOf(
  card: PeripheryCard,
  commands: readonly Unsent<ConfigureAnalog>[],
  { conductances }: Devices,
): DevicePrices {
  const { conversion_energy: conversion, read_time: time, read_voltage: volts } = card;
  const converted = conversion && commands.some(each => each.converter !== 'none') ? { conversion } : {};
  if (!volts || !time) return converted;
  const least = Math.min(...conductances.map(each => each.lowest), ...(conductances.length > 0 ? [] : [0]));
  const most = Math.max(...commands.map(each => each.unitSiemens));
  const joules = (siemens: number): number => volts.value ** 2 * siemens * time.value;
  const read: Sourced = {
    value: joules(2 * least + most / 2),
    low: joules(2 * least),
    high: joules(2 * least + most),
    unit: 'J',
    standing: weakest(['computed', volts.standing, time.standing])!,
    source: `V^2 G t of both devices, half way between weight 0 and the largest; ${volts.source}`,
  };
  return { ...converted, 'analog-read': read };
}
