import type { ComparisonRow } from './comparison-rows';

/** The losses that all whiskers of a table are drawn over. */
export interface WhiskerScale {
  readonly low: number;
  readonly high: number;
}

/** From the lowest to the highest that any whisker or its dot reaches, and never so narrow that what means nothing looks wide; null without whiskers. */
export function whiskerScale(rows: readonly Pick<ComparisonRow, 'otherSeeds' | 'lossNats'>[], smallest: number): WhiskerScale | null {
  const reached = rows.flatMap(({ otherSeeds, lossNats }) =>
    otherSeeds === null || lossNats === null ? [] : [otherSeeds.low, otherSeeds.high, lossNats.median],
  );
  if (reached.length === 0) return null;
  const low = Math.min(...reached);
  return { low, high: Math.max(low + smallest, ...reached) };
}
