/** Work that may be under way on a device, in ms: more would be felt by whoever pauses, and waits where the device is lost. */
const mostWorkMs = 200;

/** One is being worked on while the next is on its way. */
const fewestSteps = 2;

/**
 * Rounds, of a step for every run on a device, that may be under way at once: as many as the device can take, fewer where
 * a round takes it so long that the host is never late with the next.
 *
 * @param runs steps of a round
 * @param roundMs what a round takes; 0: nothing is known yet
 * @param most how many the device can take
 */
export function roundsInFlight(runs: number, roundMs: number, most: number): number {
  if (roundMs === 0) return most;
  return Math.max(Math.ceil(fewestSteps / runs), Math.min(most, Math.floor(mostWorkMs / roundMs)));
}
