/**
 * What was seen of a run's weights while it trained, in bounded memory. Every frame is a measurement of the step it
 * names; nothing lies between them.
 *
 * When there are too many, the frame whose neighbours are closest together goes: what stays is spread evenly, however
 * unevenly it came. The first and the newest frame always stay.
 */
import type { Inspection, RecordedLayer, WeightMap } from '../worker/protocol';

export interface Frame {
  readonly inspection: Inspection;
  /** Of the layer that was looked at when the frame was taken. */
  readonly map: WeightMap | null;
  readonly recorded: readonly RecordedLayer[];
}

/** Ascending by step, one frame a step. */
export type Timeline = readonly Frame[];

export interface TimelineLimits {
  readonly frames: number;
  readonly bytes: number;
}

export const TIMELINE_LIMITS: TimelineLimits = { frames: 160, bytes: 20_000_000 };
/** However large a frame is, this many are kept. */
const FEWEST_FRAMES = 12;

const stepOf = ({ inspection }: Frame): number => inspection.step;

/** The timeline with one more frame. A second one of the same step replaces the first, and keeps what only that had. */
export function withFrame(timeline: Timeline, frame: Frame, limits = TIMELINE_LIMITS): Timeline {
  const step = stepOf(frame);
  const same = timeline.find((other) => stepOf(other) === step);
  const added = same === undefined ? frame : merged(same, frame);
  const frames = [...timeline.filter((other) => stepOf(other) < step), added, ...timeline.filter((other) => stepOf(other) > step)];
  const most = Math.max(FEWEST_FRAMES, Math.min(limits.frames, Math.floor(limits.bytes / sizeOf(added))));
  while (frames.length > most) frames.splice(mostCrowded(frames), 1);
  return frames;
}

function merged(former: Frame, newer: Frame): Frame {
  const layers = new Set(newer.recorded.map(({ layer }) => layer));
  return { inspection: newer.inspection, map: newer.map ?? former.map, recorded: [...newer.recorded, ...former.recorded.filter(({ layer }) => !layers.has(layer))] };
}

/** Index of the inner frame that is missed least: the one with the least steps between its neighbours. */
function mostCrowded(frames: readonly Frame[]): number {
  let least = Infinity;
  let index = 1;
  for (let i = 1; i < frames.length - 1; i++) {
    const [before, after] = [frames[i - 1], frames[i + 1]];
    if (before === undefined || after === undefined) continue;
    const gap = stepOf(after) - stepOf(before);
    if (gap < least) [least, index] = [gap, i];
  }
  return index;
}

const HISTOGRAM_BYTES = 3 * 125 * 8;

function sizeOf({ inspection, map, recorded }: Frame): number {
  const ofRecord = recorded.reduce((sum, { codes, latents }) => sum + codes.byteLength + latents.byteLength, 0);
  return ofRecord + (map?.codes.byteLength ?? 0) + inspection.layers.length * HISTOGRAM_BYTES;
}

/** The newest frame that is not later than a step; before the first frame, the first. Null in an empty timeline. */
export function frameAt(timeline: Timeline, step: number): Frame | null {
  return timeline.findLast((frame) => stepOf(frame) <= step) ?? timeline[0] ?? null;
}
