/** A person's own gestures: strokes with a label each → training and held-out strokes. */
import { crc32 } from '../../math/crc32';
import { longestName, mostLabels, type StrokesCard } from './card';
import { DataError } from './data-error';
import type { DataReport } from './data-report';
import type { StrokesData } from './own-data';

/** The fewest of a label: three to learn from and one to be measured on. */
export const fewestStrokes = 4;
/** What a model needs to tell shapes apart rather than these very strokes. */
export const comfortableStrokes = 12;
/** One stroke of a label in this many is held out, the last of each. */
const heldOutOneIn = 4;
const fewestPoints = 4;
const mostStrokes = 5000;

export interface LabelledStroke {
  readonly label: string;
  /** `[x, y]` in drawing order, y down, in any unit. */
  readonly points: readonly (readonly [number, number])[];
}

/** Throws {@link DataError} when there is too little to tell apart. */
export function readStrokes(strokes: readonly LabelledStroke[]): { readonly data: StrokesData; readonly report: DataReport } {
  if (strokes.length > mostStrokes) throw new DataError(`Up to ${mostStrokes} strokes can be used.`);
  const usable = strokes.filter(({ label, points }) => label.trim() !== '' && points.length >= fewestPoints && points.flat().every(Number.isFinite));
  const labels = [...new Set(usable.map(({ label }) => label.trim().slice(0, longestName)))];
  if (labels.length < 2) throw new DataError('Draw at least two different gestures: with one there is nothing to tell apart.');
  if (labels.length > mostLabels) throw new DataError(`Up to ${mostLabels} different gestures can be told apart.`);
  const ofLabel = labels.map((name) => usable.filter(({ label }) => label.trim().slice(0, longestName) === name));
  const few = labels.filter((_, label) => (ofLabel[label]?.length ?? 0) < fewestStrokes);
  if (few.length > 0) throw new DataError(`Draw each gesture at least ${fewestStrokes} times, better ${comfortableStrokes}: ${few.map((name) => `“${name}” has ${ofLabel[labels.indexOf(name)]?.length ?? 0}`).join(', ')}.`);

  const all = ofLabel.flatMap((own, label) => own.map(({ points }, i) => ({ label, points, heldOut: i % heldOutOneIn === heldOutOneIn - 1 })));
  const sorted = [...all.filter(({ heldOut }) => !heldOut), ...all.filter(({ heldOut }) => heldOut)].map(({ label, points }) => ({ label, points }));
  const trainStrokes = all.filter(({ heldOut }) => !heldOut).length;
  const card: StrokesCard = {
    kind: 'strokes',
    digest: `strokes-${crc32(new TextEncoder().encode(JSON.stringify([labels, sorted]))).toString(16).padStart(8, '0')}-${sorted.length}`,
    labels,
    trainStrokes,
    heldOutStrokes: sorted.length - trainStrokes,
  };
  const scarce = labels.filter((_, label) => (ofLabel[label]?.length ?? 0) < comfortableStrokes);
  return {
    data: { card, strokes: sorted },
    report: {
      summary: `${sorted.length} strokes of ${labels.length} gestures. ${card.heldOutStrokes}, every fourth of each, are held out; the others are varied while training.`,
      notes: usable.length === strokes.length ? [] : [`${strokes.length - usable.length} strokes were too short to be used.`],
      warnings: scarce.length === 0 ? [] : [`Fewer than ${comfortableStrokes} strokes of ${scarce.join(', ')}: a score on so few held-out strokes says little.`],
      preview: labels.map((name, label) => `${name}: ${ofLabel[label]?.length ?? 0} strokes`),
      opening: '',
    },
  };
}
