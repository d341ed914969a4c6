import type { ConfigureConductances } from '../../protocol/messages.js';
import { seconds, siemens } from '../../units/quantity.js';
import type { PolynomialModel } from './conductance-noise.js';
import type { ConductanceModel } from './programmed-devices.js';

type Message = Omit<ConfigureConductances, 'kind' | 'requestId' | 'projection' | 'step' | 'accumulate'>;

/** The physics behind a message. */
export function modelOfConductances(message: Message): ConductanceModel {
  return {
    gMin: siemens(message.lowest),
    gMax: siemens(message.highest),
    fitGMax: siemens(message.highest),
    programming: message.programming,
    driftExponent: {
      perLn: message.exponentPerLn,
      offset: message.exponentOffset,
      lowest: message.exponentLowest,
      highest: message.exponentHighest,
    },
    driftExponentStd: {
      perLn: message.exponentSpreadPerLn,
      offset: message.exponentSpreadOffset,
      lowest: message.exponentSpreadLowest,
      highest: message.exponentSpreadHighest,
    },
    driftStart: seconds(message.driftStart),
    readScale: message.readScale,
    readPower: message.readPower,
    readMost: message.readMost,
    readTime: seconds(message.readTime),
  };
}

/** The message that says a model to a chip; its programming noise is scaled to the range in use. */
export function messageOfConductances(model: ConductanceModel): Message {
  const { driftExponent: mean, driftExponentStd: spread } = model;
  return {
    lowest: model.gMin,
    highest: model.gMax,
    programming: model.programming.map(each => each * (model.gMax / model.fitGMax)),
    exponentPerLn: mean.perLn,
    exponentOffset: mean.offset,
    exponentLowest: mean.lowest,
    exponentHighest: mean.highest,
    exponentSpreadPerLn: spread.perLn,
    exponentSpreadOffset: spread.offset,
    exponentSpreadLowest: spread.lowest,
    exponentSpreadHighest: spread.highest,
    driftStart: model.driftStart,
    readScale: model.readScale,
    readPower: model.readPower,
    readMost: model.readMost,
    readTime: model.readTime,
  };
}

const STEADY = { perLn: 0, offset: 0, lowest: 0, highest: 0 };

/**
 * A polynomial fit as devices that neither drift nor have noise of their own in a read.
 * @param after index of one of the model's fits
 */
export function steadyConductances(
  { lowest, highest, reference, fits }: PolynomialModel,
  after: number,
): ConductanceModel {
  return {
    gMin: lowest,
    gMax: highest,
    fitGMax: highest,
    programming: fits[after]!.coefficients.map((each, k) => each * (highest / reference) ** k),
    driftExponent: STEADY,
    driftExponentStd: STEADY,
    driftStart: seconds(1),
    readScale: 0,
    readPower: 0,
    readMost: 0,
    readTime: seconds(1),
  };
}
