import type { Circuit, DiodeModel, Element } from './circuit.js';

export const GROUND = '0';

/** What `add` is told of an element: its ends by the names of their nodes. */
type Named<E> = E extends Element
  ? Omit<E, 'from' | 'to' | 'controlFrom' | 'controlTo'> & { readonly [K in Ends & keyof E]: string }
  : never;
type Ends = 'from' | 'to' | 'controlFrom' | 'controlTo';
export type NamedElement = Named<Element>;

/** Builds a circuit from elements between named nodes; a node exists once an element touches it. */
export class CircuitBuilder {
  private readonly numbers = new Map([[GROUND, 0]]);
  private readonly elements: Element[] = [];

  constructor(private readonly title: string) {}

  add(element: NamedElement): this {
    const { from, to } = element;
    const ends = { from: this.number(from), to: this.number(to) };
    const controlled = 'controlFrom' in element;
    const control = controlled
      ? { controlFrom: this.number(element.controlFrom), controlTo: this.number(element.controlTo) }
      : {};
    this.elements.push({ ...element, ...ends, ...control } as Element);
    return this;
  }

  resistor(from: string, to: string, siemens: number): this {
    return this.add({ kind: 'resistor', name: this.next('R'), from, to, siemens });
  }

  diode(from: string, to: string, model: DiodeModel = { kind: 'ideal' }): this {
    return this.add({ kind: 'diode', name: this.next('D'), from, to, model });
  }

  /** A current into `to`, taken from `from`. */
  current(from: string, to: string, amperes: number): this {
    return this.add({ kind: 'current-source', name: this.next('I'), from, to, amperes });
  }

  voltage(from: string, to: string, volts: number): this {
    return this.add({ kind: 'voltage-source', name: this.next('V'), from, to, volts });
  }

  /**
   * A bidirectional amplifier: v_output = gain v_input, and 1 / gain of the current that flows out at the output is
   * drawn at the input. Source: Kendall et al. 2020.
   */
  amplifier(input: string, output: string, gain: number): this {
    const name = this.next('E');
    const forward = { from: output, to: GROUND, controlFrom: input, controlTo: GROUND, gain };
    this.add({ kind: 'voltage-amplifier', name, ...forward });
    const backward = { from: GROUND, to: input, control: name, gain: 1 / gain };
    return this.add({ kind: 'current-amplifier', name: this.next('F'), ...backward });
  }

  build(): Circuit {
    return { title: this.title, nodes: [...this.numbers.keys()], elements: [...this.elements] };
  }

  private number(node: string): number {
    const known = this.numbers.get(node);
    if (known !== undefined) return known;
    this.numbers.set(node, this.numbers.size);
    return this.numbers.size - 1;
  }

  private next(letter: string): string {
    return `${letter}${this.elements.length + 1}`;
  }
}
