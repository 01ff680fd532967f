export type Percentiles = { readonly p50: number; readonly p99: number };

/** Nearest-rank percentiles in milliseconds, rounded; 0 where there is nothing to measure. */
export const percentiles = (values: readonly number[]): Percentiles => {
  const inOrder = [...values].sort((a, b) => a - b);
  const at = (share: number): number => Math.round(inOrder[Math.ceil(share * inOrder.length) - 1] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
};
