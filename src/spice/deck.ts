/** A netlist with what ngspice is to do with it. */
export interface Deck {
  readonly title: string;
  /** Simulator options, such as `reltol=1e-9`. */
  readonly options: string;
  /** Elements, models and other dot commands. */
  readonly body: readonly string[];
  /** Commands of the interactive language, run in order. */
  readonly control: readonly string[];
}

/** A netlist that `ngspice -b` runs. */
export const deckText = ({ title, options, body, control }: Deck): string =>
  [
    `* ${title}`,
    `.options ${options}`,
    ...body,
    ...(control.length > 0 ? ['.control', ...control, '.endc'] : []),
    '.end',
    '',
  ].join('\n');

/** What ngspice printed or measured under a name, or undefined. */
export function printedValue(text: string, name: string): number | undefined {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const match = new RegExp(`^${literal}\\s*=\\s*([-+.\\deE]+)`, 'm').exec(text);
  return match ? Number(match[1]) : undefined;
}

/** All that ngspice printed as `name = value`. */
export function printedValues(text: string): Map<string, number> {
  const lines = text.matchAll(/^(\S+) = ([-+.\deE]+)\s*$/gm);
  return new Map(Array.from(lines, ([, name, value]) => [name!, Number(value)]));
}
