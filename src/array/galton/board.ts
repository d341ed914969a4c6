import { PURPOSE } from '../../random/purpose.js';
import { entityOf, stream } from '../../random/stream.js';
import { logistic, tiltLogit } from './closed-forms.js';

/**
 * A Galton board whose balls are magnetic domain walls and whose pegs are Y junctions. Node (i, j): row i, after j
 * rights. One wall: draw its chirality c = +-1; at each node pin with probability pinning, else go right with
 * P = logistic(tilt + shift_ij + coupling c); then c reverses with probability flipProbability. The exit is the
 * number of rights. The model is inferred from the published behaviour, not published itself.
 */
export interface GaltonParameters {
  readonly rows: number;
  readonly chiralityProbability: number;
  readonly coupling: number;
  readonly flipProbability: number;
  /** Degrees, as are centre and width. */
  readonly tilt: number;
  readonly tiltCentre: number;
  readonly tiltWidth: number;
  readonly field: number;
  readonly fieldPower: number;
  readonly disorder: number;
  readonly pinning: number;
}

export interface BoardOptions {
  readonly seed: number;
  /** Which of many boards: each has its own disorder and its own walls. 0 .. 2^21 - 1. */
  readonly device?: number;
  /** Added to the logits of nodes that were modified on purpose; index by nodeIndex. */
  readonly shifts?: ArrayLike<number>;
}

/** Place of node (row, rights) in lists of nodes. */
export const nodeIndex = (row: number, rights: number): number => (row * (row + 1)) / 2 + rights;

export const nodeCount = (rows: number): number => (rows * (rows + 1)) / 2;

/** One board, made: its frozen logits. */
export interface Board {
  readonly parameters: GaltonParameters;
  readonly seed: number;
  readonly device: number;
  /** Logit of going right at each node, chirality apart. */
  readonly logits: Float64Array;
}

export function makeBoard(parameters: GaltonParameters, { seed, device = 0, shifts }: BoardOptions): Board {
  const random = stream(seed, PURPOSE.galtonBoard, device);
  const tilt = tiltLogit(parameters);
  const logits = new Float64Array(nodeCount(parameters.rows)).map(
    (_, node) => tilt + parameters.disorder * random.normal() + (shifts?.[node] ?? 0),
  );
  return { parameters, seed, device, logits };
}

/** Where one wall went. */
export interface Trajectory {
  /** 1 for right, 0 for left, one for each junction it left. */
  readonly turns: Uint8Array;
  readonly rights: number;
  /** True when it stays in the junction after its last turn. */
  readonly pinned: boolean;
}

/** Sends wall number `wall` (0 .. 2^32 - 1). The same board and number give the same trajectory. */
export function sendWall({ parameters, seed, device, logits }: Board, wall: number): Trajectory {
  const { rows, coupling, pinning, flipProbability } = parameters;
  const random = stream(seed, PURPOSE.galtonWall, entityOf(device, wall));
  let chirality = random.float() < parameters.chiralityProbability ? 1 : -1;
  const turns = new Uint8Array(rows);
  let rights = 0;
  for (let row = 0; row < rows; row++) {
    // Every junction takes three draws, so that no setting moves the draws of another.
    const [pin, turn, flip] = [random.float(), random.float(), random.float()];
    if (pin < pinning) return { turns: turns.slice(0, row), rights, pinned: true };
    const right = turn < logistic(logits[nodeIndex(row, rights)]! + coupling * chirality);
    turns[row] = right ? 1 : 0;
    rights += right ? 1 : 0;
    if (flip < flipProbability) chirality = -chirality;
  }
  return { turns, rights, pinned: false };
}

/** What a number of walls did. */
export interface Tally {
  readonly walls: number;
  /** Walls per exit, rows + 1 of them. */
  readonly exits: Float64Array;
  /** Walls that stay, per node. */
  readonly pinned: Float64Array;
  /** Turns right and left, per node. */
  readonly rights: Float64Array;
  readonly lefts: Float64Array;
}

/** Sends walls `first` .. `first + walls - 1`. */
export function sendWalls(board: Board, walls: number, first = 0): Tally {
  const { rows } = board.parameters;
  const nodes = nodeCount(rows);
  const tally: Tally = {
    walls,
    exits: new Float64Array(rows + 1),
    pinned: new Float64Array(nodes),
    rights: new Float64Array(nodes),
    lefts: new Float64Array(nodes),
  };
  for (let wall = first; wall < first + walls; wall++) count(sendWall(board, wall), tally);
  return tally;
}

function count({ turns, rights, pinned }: Trajectory, tally: Tally): void {
  let so = 0;
  turns.forEach((turn, row) => {
    const taken = turn === 1 ? tally.rights : tally.lefts;
    taken[nodeIndex(row, so)]! += 1;
    so += turn;
  });
  if (pinned) tally.pinned[nodeIndex(turns.length, rights)]! += 1;
  else tally.exits[rights]! += 1;
}
