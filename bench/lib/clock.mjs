/** CPU seconds of this process so far, all its threads: the compiler's and the collector's count against us. */
export function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** CPU seconds that `work` takes. */
export async function cpuOf(work) {
  const before = cpuSeconds();
  await work();
  return cpuSeconds() - before;
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Best, median and spread (median / best - 1) of a figure over the rounds of a run. */
export function summary(values) {
  const best = Math.min(...values);
  const middle = median(values);
  return { best, median: middle, spread: middle / best - 1, rounds: values.length };
}

/**
 * Peer time over our time: of the two best rounds, and as median and quartiles of the ratios of neighbouring
 * rounds, which a busy neighbour disturbs alike.
 */
export function ratios(peer, ours) {
  const each = ours.map((value, k) => peer[k] / value).toSorted((a, b) => a - b);
  const at = share => each[Math.round(share * (each.length - 1))];
  return {
    best: Math.min(...peer) / Math.min(...ours),
    median: median(each),
    quartiles: [at(0.25), at(0.75)],
  };
}
