import { Command, InvalidArgumentError, Option } from 'commander';
import type { Context } from './context.js';
import { type CommonOptions, formatOption, wholeNumber, withExamples } from './options.js';
import { Writer } from './writer.js';

export interface CompileOptions extends CommonOptions {
  readonly eps: number;
  readonly points?: string;
  readonly samples: number;
  readonly seed: number;
  readonly out?: string;
}

const share = (text: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && value >= 1e-6 && value < 1) return value;
  throw new InvalidArgumentError('Allowed: a number from 0.000001 to below 1.');
};

export function compileCommand({ io }: Context): Command {
  const command = new Command('compile')
    .summary('turn a ReLU network into a circuit')
    .description(
      'Builds the circuit of resistors, diodes and sources whose output voltages are those of a trained ReLU network, up to an error that falls with --eps; says which conductances that needs, and measures the error. docs/resistive.md explains it.',
    )
    .argument(
      '<network>',
      'npz file with W1, B1, W2, B2, ...: weights [outputs, inputs], and biases; or an ONNX file of dense layers',
    )
    .addOption(new Option('--to <kind>', 'what it becomes').choices(['resistive']).makeOptionMandatory())
    .option('--eps <share>', 'conductances of a layer beside those of the layer before', share, 1e-3)
    .option(
      '--points <npz>',
      'inputs to compare on: an array x [points, inputs] (default: drawn from -1 .. 1)',
    )
    .option('--samples <n>', 'inputs to compare on, at most', wholeNumber(1, 100_000), 200)
    .option('--seed <n>', 'seed of drawn inputs', wholeNumber(0, 0xffff_ffff), 1)
    .option('--out <file>', 'where to write the netlist of the circuit that is shown the first input')
    .addOption(formatOption())
    .action(async (file: string, options: CompileOptions) => {
      const { compileNetwork } = await import('./compile-run.js');
      const { document, text } = compileNetwork(file, options);
      new Writer(io, options.format).result(document, text);
    });
  return withExamples(
    command,
    'nudge compile relu-net.npz --to resistive --eps 1e-4',
    'nudge compile relu-net.onnx --to resistive --points x.npz --out relu-net.cir',
  );
}
