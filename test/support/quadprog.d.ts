declare module 'quadprog' {
  /** min 1/2 x'Dx - d'x under A'x >= b; every array counts from 1. */
  export function solveQP(
    d: number[][],
    linear: number[],
    a: number[][],
    b: number[],
  ): { solution: number[]; message: string };
}
