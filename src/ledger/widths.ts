/** Booked bits of one neuron of a population. */
export interface NeuronWidths {
  readonly membrane: number;
  /** Sum of the weights that arrive within a tick. */
  readonly current: number;
  /** All rate filters together. */
  readonly trace: number;
  readonly bias: number;
  /** Length of the spike delay line; one bit enters and one leaves per tick. */
  readonly delay: number;
}

/** Booked bits of one synapse of a projection, and of the sums that its events are added to. */
export interface SynapseWidths {
  readonly weight: number;
  /** 0 when the synapse has no accumulator: weight events then move the weight itself. */
  readonly accumulator: number;
  /** Hidden number behind a discrete weight; 0 where there is none. */
  readonly hidden: number;
  /** Input sum of a target neuron. */
  readonly target: number;
  /** Input sum of a source neuron, fed by backward events. */
  readonly source: number;
}

/** Widths by population and projection id; what is absent keeps nothing that is accounted. */
export interface Widths {
  readonly populations: readonly NeuronWidths[];
  readonly projections: readonly SynapseWidths[];
}

export const NO_WIDTHS: Widths = { populations: [], projections: [] };
