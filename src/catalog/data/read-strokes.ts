/** A person's own gestures: strokes with a label each → training and held-out strokes. */
import { crc32 } from '../../math/bytes/crc32';
import { longestName, mostLabels, type StrokesCard } from './card';
import { DataError } from './data-error';
import type { DataReport } from './data-report';
import type { StrokesData } from './own-data';

/** The fewest of a label: three to learn from and one to be measured on. */
const fewestStrokes = 4;
/** What a model needs to tell shapes apart rather than these very strokes. */
const comfortableStrokes = 12;
/** One stroke of a label in this many is held out, the last of each. */
const heldOutOneIn = 4;
const fewestPoints = 4;
const mostStrokes = 5000;

export interface LabelledStroke {
  readonly label: string;
  /** `[x, y]` in drawing order, y down, in any unit. */
  readonly points: readonly (readonly [number, number])[];
}

/** What keeps a stroke from being used, as what it has; null when nothing does. */
function reasonAgainst({ label, points }: LabelledStroke): string | null {
  if (label.trim() === '') return 'no name';
  if (points.length < fewestPoints) return `fewer than ${fewestPoints} points`;
  if (!points.flat().every(Number.isFinite)) return 'a place that is no number';
  return points.every(([x, y]) => x === points[0]?.[0] && y === points[0][1]) ? 'all its points in one place' : null;
}

/** How many strokes are left out and why, with a blank behind; empty when none is. */
function leftOutSentence(strokes: readonly LabelledStroke[]): string {
  const reasons = strokes.map(reasonAgainst).filter((reason) => reason !== null);
  if (reasons.length === 0) return '';
  const kinds = [...new Set(reasons)].map((kind) => [kind, reasons.filter((reason) => reason === kind).length] as const);
  const [only] = kinds;
  const why =
    kinds.length === 1 && only !== undefined
      ? `${reasons.length === 1 ? 'it has' : 'each has'} ${only[0]}`
      : kinds.map(([kind, count]) => `${count} with ${kind}`).join(', ');
  return `${reasons.length === 1 ? 'One stroke was' : `${reasons.length} strokes were`} left out: ${why}. `;
}

/** Throws {@link DataError} when there is too little to tell apart. */
export function readStrokes(strokes: readonly LabelledStroke[]): { readonly data: StrokesData; readonly report: DataReport } {
  if (strokes.length > mostStrokes) throw new DataError(`Up to ${mostStrokes} strokes can be used.`);
  const usable = strokes.filter((stroke) => reasonAgainst(stroke) === null);
  const leftOut = leftOutSentence(strokes);
  const labels = [...new Set(usable.map(({ label }) => label.trim().slice(0, longestName)))];
  if (labels.length < 2)
    throw new DataError(
      `${leftOut}Draw at least two different gestures, each under a name of its own: with ${labels.length === 0 ? 'none' : 'one'} there is nothing to tell apart.`,
    );
  if (labels.length > mostLabels) throw new DataError(`Up to ${mostLabels} different gestures can be told apart.`);
  const ofLabel = labels.map((name) => usable.filter(({ label }) => label.trim().slice(0, longestName) === name));
  const few = labels.filter((_, label) => (ofLabel[label]?.length ?? 0) < fewestStrokes);
  if (few.length > 0)
    throw new DataError(
      `${leftOut}Draw each gesture at least ${fewestStrokes} times, better ${comfortableStrokes}: ${few.map((name) => `“${name}” has ${ofLabel[labels.indexOf(name)]?.length ?? 0}`).join(', ')}.`,
    );

  const all = ofLabel.flatMap((own, label) =>
    own.map(({ points }, i) => ({ label, points, heldOut: i % heldOutOneIn === heldOutOneIn - 1 })),
  );
  const sorted = [...all.filter(({ heldOut }) => !heldOut), ...all.filter(({ heldOut }) => heldOut)].map(({ label, points }) => ({
    label,
    points,
  }));
  const trainStrokes = all.filter(({ heldOut }) => !heldOut).length;
  const card: StrokesCard = {
    kind: 'strokes',
    digest: `strokes-${crc32(new TextEncoder().encode(JSON.stringify([labels, sorted])))
      .toString(16)
      .padStart(8, '0')}-${sorted.length}`,
    labels,
    trainStrokes,
    heldOutStrokes: sorted.length - trainStrokes,
  };
  const scarce = labels.filter((_, label) => (ofLabel[label]?.length ?? 0) < comfortableStrokes);
  return {
    data: { card, strokes: sorted },
    report: {
      summary: `${sorted.length} strokes of ${labels.length} gestures. ${card.heldOutStrokes}, every fourth of each, are held out; the others are varied while training.`,
      notes: leftOut === '' ? [] : [leftOut.trim()],
      warnings:
        scarce.length === 0
          ? []
          : [`Fewer than ${comfortableStrokes} strokes of ${scarce.join(', ')}: a score on so few held-out strokes says little.`],
      preview: labels.map((name, label) => `${name}: ${ofLabel[label]?.length ?? 0} strokes`),
      opening: '',
    },
  };
}
