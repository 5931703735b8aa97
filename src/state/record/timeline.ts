/**
 * What was seen of a run's weights while it trained, in bounded memory. Every frame is a measurement of the step it
 * names; nothing lies between them.
 *
 * When there are too many, the frame whose neighbours are closest together goes: what stays is spread evenly, however
 * unevenly it came. The first and the newest frame always stay.
 */
import { cappedCounts } from '../../math/capped-counts';
import { mostCrowded } from '../../math/most-crowded';
import type { Inspection, RecordedLayer, RecordedLook, WeightMap } from '../../worker/protocol';

export type Frame = RecordedLook;

/** Ascending by step, one frame a step. */
export type Timeline = readonly Frame[];

export interface TimelineLimits {
  readonly frames: number;
  readonly bytes: number;
}

const TIMELINE_LIMITS: TimelineLimits = { frames: 160, bytes: 32_000_000 };
/** Minimum number of frames kept, regardless of their size. */
const FEWEST_FRAMES = 12;

/** A frame from an inspection. */
export function frameOf(inspection: Inspection, map: WeightMap | null, recorded: readonly RecordedLayer[]): Frame {
  const counts = map?.flipCounts;
  return {
    inspection,
    recorded,
    flipCounts: map === null || counts === null || counts === undefined ? [] : [{ layer: map.layer, counts: cappedCounts(counts) }],
  };
}

const stepOf = ({ inspection }: Frame): number => inspection.step;

/** The timeline with one more frame. A second one of the same step replaces the first, and keeps what only that had. */
export function withFrame(timeline: Timeline, frame: Frame, limits = TIMELINE_LIMITS): Timeline {
  const step = stepOf(frame);
  const same = timeline.find((other) => stepOf(other) === step);
  const added = same === undefined ? frame : merged(same, frame);
  const frames = [...timeline.filter((other) => stepOf(other) < step), added, ...timeline.filter((other) => stepOf(other) > step)];
  const most = Math.max(FEWEST_FRAMES, Math.min(limits.frames, Math.floor(limits.bytes / sizeOf(added))));
  while (frames.length > most) frames.splice(mostCrowded(frames.map(stepOf)), 1);
  return frames;
}

function merged(former: Frame, newer: Frame): Frame {
  const joined = <T extends { readonly layer: string }>(ours: readonly T[], theirs: readonly T[]): readonly T[] => [
    ...ours,
    ...theirs.filter(({ layer }) => !ours.some((own) => own.layer === layer)),
  ];
  return {
    inspection: newer.inspection,
    recorded: joined(newer.recorded, former.recorded),
    flipCounts: joined(newer.flipCounts, former.flipCounts),
  };
}

const HISTOGRAM_BYTES = 3 * 125 * 8;

function sizeOf({ inspection, recorded, flipCounts }: Frame): number {
  const ofRecord = recorded.reduce((sum, { codes, latents }) => sum + codes.byteLength + latents.byteLength, 0);
  const ofFlips = flipCounts.reduce((sum, { counts }) => sum + counts.byteLength, 0);
  return ofRecord + ofFlips + inspection.layers.length * HISTOGRAM_BYTES;
}

/** The newest frame that is not later than a step; before the first frame, the first. Null in an empty timeline. */
export function frameAt(timeline: Timeline, step: number): Frame | null {
  return timeline.findLast((frame) => stepOf(frame) <= step) ?? timeline[0] ?? null;
}

/** A matrix as it was recorded, and λ at that step. */
export interface RecordedMoment {
  readonly step: number;
  readonly lambda: number;
  readonly record: RecordedLayer;
}

/** What was recorded of a layer at a step, or last before it; null when that layer was not recorded yet. */
export function recordAt(timeline: Timeline, layer: string, step: number): RecordedMoment | null {
  const holds = ({ recorded }: Frame): boolean => recorded.some((each) => each.layer === layer);
  const frame = timeline.findLast((each) => stepOf(each) <= step && holds(each));
  const record = frame?.recorded.find((each) => each.layer === layer);
  return frame === undefined || record === undefined ? null : { step: stepOf(frame), lambda: frame.inspection.lambda, record };
}

/** The flips that each weight of a layer had made by a step, or by the last step before it at which the layer was looked at. */
export function flipsAt(timeline: Timeline, layer: string, step: number): { readonly step: number; readonly counts: Uint16Array } | null {
  const holds = ({ flipCounts }: Frame): boolean => flipCounts.some((each) => each.layer === layer);
  const frame = timeline.findLast((each) => stepOf(each) <= step && holds(each));
  const flips = frame?.flipCounts.find((each) => each.layer === layer);
  return frame === undefined || flips === undefined ? null : { step: stepOf(frame), counts: flips.counts };
}
