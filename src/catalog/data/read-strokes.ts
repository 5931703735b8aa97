/** A person's own gestures: strokes with a label each → training and held-out strokes. */
import * as words from '#words/catalog/data/strokes';
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
  if (label.trim() === '') return words.noName;
  if (points.length < fewestPoints) return words.fewPoints(fewestPoints);
  if (!points.flat().every(Number.isFinite)) return words.noNumber;
  return points.every(([x, y]) => x === points[0]?.[0] && y === points[0][1]) ? words.onePlace : null;
}

/** How many strokes are left out and why; empty when none is. */
function leftOutSentence(strokes: readonly LabelledStroke[]): string {
  const reasons = strokes.map(reasonAgainst).filter((reason) => reason !== null);
  if (reasons.length === 0) return '';
  const kinds = [...new Set(reasons)].map((kind) => [kind, reasons.filter((reason) => reason === kind).length] as const);
  const [only] = kinds;
  if (kinds.length > 1 || only === undefined)
    return words.someHave(
      reasons.length,
      kinds.map(([kind, count]) => [count, kind]),
    );
  return reasons.length === 1 ? words.oneHas(only[0]) : words.eachHas(reasons.length, only[0]);
}

/** Throws {@link DataError} when there is too little to tell apart. */
export function readStrokes(strokes: readonly LabelledStroke[]): { readonly data: StrokesData; readonly report: DataReport } {
  if (strokes.length > mostStrokes) throw new DataError(words.tooMany(mostStrokes));
  const usable = strokes.filter((stroke) => reasonAgainst(stroke) === null);
  const leftOut = leftOutSentence(strokes);
  const labels = [...new Set(usable.map(({ label }) => label.trim().slice(0, longestName)))];
  if (labels.length < 2) throw new DataError(`${leftOut} ${words.twoAtLeast(labels.length)}`.trim());
  if (labels.length > mostLabels) throw new DataError(words.tooManyGestures(mostLabels));
  const ofLabel = labels.map((name) => usable.filter(({ label }) => label.trim().slice(0, longestName) === name));
  const few = labels.filter((_, label) => (ofLabel[label]?.length ?? 0) < fewestStrokes);
  if (few.length > 0)
    throw new DataError(
      `${leftOut} ${words.drawMore(
        fewestStrokes,
        comfortableStrokes,
        few.map((name) => [name, ofLabel[labels.indexOf(name)]?.length ?? 0]),
      )}`.trim(),
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
      summary: words.summary(sorted.length, labels.length, card.heldOutStrokes),
      notes: leftOut === '' ? [] : [leftOut],
      warnings: scarce.length === 0 ? [] : [words.scarce(comfortableStrokes, scarce.join(', '))],
      preview: labels.map((name, label) => words.strokesOf(name, ofLabel[label]?.length ?? 0)),
      opening: '',
    },
  };
}
