/**
 * A circuit at its operating point. Every element joins two nodes, and its current is counted as positive when it
 * flows through the element from `from` to `to`. Node 0 is ground.
 */
export interface Circuit {
  readonly title: string;
  /** Names of the nodes; the first is ground. */
  readonly nodes: readonly string[];
  readonly elements: readonly Element[];
}

interface Between {
  /** As it is called in a netlist, such as R12; unlike any other. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** i = g (v_from - v_to); a nudge away from a target is a negative conductance. */
export interface Resistor extends Between {
  readonly kind: 'resistor';
  readonly siemens: number;
}

/** Anode `from`, cathode `to`. */
export interface Diode extends Between {
  readonly kind: 'diode';
  readonly model: DiodeModel;
}

export type DiodeModel =
  /** No drop forward, open reverse. */
  | { readonly kind: 'ideal' }
  /** i = saturation (exp(v / (emission Vt)) - 1), saturation in amperes. */
  | { readonly kind: 'exponential'; readonly saturation: number; readonly emission: number };

export interface CurrentSource extends Between {
  readonly kind: 'current-source';
  readonly amperes: number;
}

/** v_from - v_to = volts. */
export interface VoltageSource extends Between {
  readonly kind: 'voltage-source';
  readonly volts: number;
}

/** v_from - v_to = gain (v_controlFrom - v_controlTo): the forward half of an amplifier. */
export interface VoltageAmplifier extends Between {
  readonly kind: 'voltage-amplifier';
  readonly controlFrom: number;
  readonly controlTo: number;
  readonly gain: number;
}

/** i = siemens (v_controlFrom - v_controlTo). */
export interface Transconductor extends Between {
  readonly kind: 'transconductor';
  readonly controlFrom: number;
  readonly controlTo: number;
  readonly siemens: number;
}

/** i = gain x current of the source or amplifier named `control`: the backward half of an amplifier. */
export interface CurrentAmplifier extends Between {
  readonly kind: 'current-amplifier';
  readonly control: string;
  readonly gain: number;
}

export type Element =
  | Resistor
  | Diode
  | CurrentSource
  | VoltageSource
  | VoltageAmplifier
  | Transconductor
  | CurrentAmplifier;

export type ElementOf<K extends Element['kind']> = Extract<Element, { kind: K }>;

export const ofKind = <K extends Element['kind']>({ elements }: Circuit, kind: K): ElementOf<K>[] =>
  elements.filter((element): element is ElementOf<K> => element.kind === kind);

/** Siemens, amperes, volts or gain of an element; 0 for a diode. */
export function magnitudeOf(element: Element): number {
  switch (element.kind) {
    case 'resistor':
    case 'transconductor':
      return element.siemens;
    case 'current-source':
      return element.amperes;
    case 'voltage-source':
      return element.volts;
    case 'diode':
      return 0;
    default:
      return element.gain;
  }
}

/** The same circuit with every diode ideal, or with every diode of one exponential model. */
export const withDiodes = (circuit: Circuit, model: DiodeModel): Circuit => ({
  ...circuit,
  elements: circuit.elements.map(element => (element.kind === 'diode' ? { ...element, model } : element)),
});
