import { ANALOG_CARD, type AnalogCard } from '../array/analog/card.js';
import { messageOfConductances, steadyConductances } from '../array/analog/conductance-message.js';
import { pcmModel, polynomialModel } from '../array/analog/model.js';
import type { ConductanceModel } from '../array/analog/programmed-devices.js';
import { loadCard } from '../card/load.js';
import { type Problem, UserError } from '../problem/problem.js';
import type { ConfigureConductances } from '../protocol/messages.js';
import { siemens } from '../units/quantity.js';
import type { Experiment, Projection } from './schema.js';

type Programmed = Extract<Projection['synapse'], { kind: 'conductance' }>;

/** Devices of the projections that are programmed. @throws UserError for a card that is missing or of another kind */
export function conductanceCommands(experiment: Experiment): Omit<ConfigureConductances, 'requestId'>[] {
  return experiment.network.projections.flatMap(({ synapse }, id) => {
    if (synapse.kind !== 'conductance') return [];
    const path = `network.projections[${id}].synapse`;
    const message = messageOfConductances(conductanceModel(synapse, path));
    const accumulate = synapse.small_updates === 'accumulate';
    return [{ kind: 'conductances', projection: id, step: synapse.step, accumulate, ...message }];
  });
}

/** The devices of a programmed synapse at `path` of an experiment. */
export function conductanceModel(
  { device: name, fit_after_s: after }: Programmed,
  path: string,
): ConductanceModel {
  const { device } = loadCard(ANALOG_CARD, name).card;
  const refuse = (problem: Omit<Problem, 'code'>): never => {
    throw new UserError({ code: 'combination-illegal', ...problem });
  };
  if (device.model === 'pcm') {
    if (after !== null)
      refuse({
        path: `${path}.fit_after_s`,
        message: 'this card has one fit, and drifts',
        found: `${after}`,
        allowed: 'null; time passes by a fault `age`',
      });
    return { ...pcmModel(device), gMin: siemens(0) };
  }
  if (device.model !== 'polynomial-noise') return refuse(otherKind(device, name, path));
  const model = polynomialModel(device);
  const index = after === null ? 0 : model.fits.findIndex(fit => fit.after === after);
  if (index < 0)
    refuse({
      path: `${path}.fit_after_s`,
      message: 'the card has no fit for this time since programming, and fits are not interpolated',
      found: `${after}`,
      allowed: model.fits.map(fit => `${fit.after}`).join(', '),
    });
  return steadyConductances(model, index);
}

const otherKind = (device: AnalogCard['device'], name: string, path: string): Omit<Problem, 'code'> => ({
  path: `${path}.device`,
  message:
    'dw_min' in device
      ? 'this card describes devices that pulses move, not conductances that are programmed'
      : 'this card gives no conductances in siemens to program',
  found: name,
  allowed: 'a card of the model pcm or polynomial-noise, such as pcm-aihwkit or reram-wan-aihwkit',
});
