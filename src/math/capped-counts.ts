/** Counts at two bytes each: those above 65,535 stand at 65,535. */
export const cappedCounts = (counts: Uint32Array): Uint16Array => Uint16Array.from(counts, (count) => Math.min(count, 0xffff));
