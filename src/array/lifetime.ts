/** How the pulses of an array are spread over its devices, and how long it would last at this pace. */
export interface Wear {
  readonly devices: number;
  /** Pulses per device since the array was made. */
  readonly mean: number;
  readonly median: number;
  readonly percentile99: number;
  readonly most: number;
  /** The busiest devices, busiest first: place in the array and pulses. */
  readonly hottest: readonly { readonly device: number; readonly pulses: number }[];
}

/** Weibull life of a device in pulses. */
export interface Endurance {
  readonly scale: number;
  readonly shape: number;
}

const HOTTEST = 5;

export function wearOf(pulses: ArrayLike<number>): Wear {
  const sorted = Uint32Array.from(pulses).sort();
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const threshold = sorted[Math.max(0, sorted.length - HOTTEST)] ?? 0;
  const hottest: { device: number; pulses: number }[] = [];
  for (let device = 0; device < pulses.length; device++) {
    if (pulses[device]! >= threshold && pulses[device]! > 0)
      hottest.push({ device, pulses: pulses[device]! });
  }
  hottest.sort((a, b) => b.pulses - a.pulses || a.device - b.device);
  return {
    devices: sorted.length,
    mean: sorted.reduce((sum, each) => sum + each, 0) / Math.max(1, sorted.length),
    median: at(0.5),
    percentile99: at(0.99),
    most: sorted.at(-1) ?? 0,
    hottest: hottest.slice(0, HOTTEST),
  };
}

/**
 * How many times over the pulses seen so far may be repeated until the given share of devices is expected to have
 * broken, each device going on at its own pace; Infinity where no device was pulsed often enough to break at all.
 */
export function repeatsUntil(share: number, pulses: ArrayLike<number>, { scale, shape }: Endurance): number {
  const counts = new Map<number, number>();
  for (let k = 0; k < pulses.length; k++) counts.set(pulses[k]!, (counts.get(pulses[k]!) ?? 0) + 1);
  const broken = (repeats: number): number => {
    let sum = 0;
    for (const [each, devices] of counts)
      sum += devices * -Math.expm1(-(((each * repeats) / scale) ** shape));
    return sum / pulses.length;
  };
  if (pulses.length === 0 || !(broken(1e30) > share)) return Number.POSITIVE_INFINITY;
  let [low, high] = [1e-30, 1e30];
  while (high / low > 1 + 1e-9) {
    const middle = Math.sqrt(low * high);
    if (broken(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}
