/** Work that may be under way on a device, in ms: more would be felt by whoever pauses, and waits where the device is lost. */
const mostWorkMs = 100;

/** One is being worked on while the next is issued. */
const fewestRounds = 2;

/**
 * Rounds, of a step for every run on a device, that may be under way at once: as many as the device can take, fewer where
 * a round takes it so long that the host is never late with the next.
 *
 * @param roundMs what a round takes; 0: nothing is known yet
 * @param most how many the device can take
 */
export const roundsInFlight = (roundMs: number, most: number): number => (roundMs === 0 ? most : Math.max(fewestRounds, Math.min(most, Math.floor(mostWorkMs / roundMs))));
