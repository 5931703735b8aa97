/** Duration of runs side by side: sequential on a graphics card; parallel on the CPU, up to the number of workers. */
import type { BackendId } from '../../experiment/experiment';
import { mostWorkers } from '../../worker/page/client';

/** @param each seconds of every run, as timed while the others run too */
export function togetherSeconds(each: readonly number[], backend: BackendId): number {
  const workers = Array.from({ length: backend === 'webgpu' ? 1 : mostWorkers }, () => 0);
  for (const seconds of each.toSorted((a, b) => b - a)) {
    const idlest = workers.indexOf(Math.min(...workers));
    workers[idlest] = (workers[idlest] ?? 0) + seconds;
  }
  // Not `Math.max` of an empty sum: a run that has not been timed makes all of it unknown.
  return each.some(Number.isNaN) ? Number.NaN : Math.max(...workers);
}
