import * as words from '#words/ui/xray/tensor';
import type { ReactElement } from 'react';
import type { MatrixStatistics, StoredTensor } from '../../worker/xray-protocol';
import { formatCount, formatFixed, formatLevel, formatShare, formatSignificant } from '../words/format';
import { scalesText, storedSharing } from './scale-sharing';
import { formatBits, formatLarge, formatShape, weightsOf } from './sizes';

/** What the header claims, and beside it what was counted. */
export function TensorFacts({
  tensor,
  statistics,
}: {
  readonly tensor: StoredTensor;
  readonly statistics: MatrixStatistics | null;
}): ReactElement {
  return (
    <div className="xray-facts">
      <Table title={words.facts} rows={claimed(tensor)} />
      {statistics === null ? null : <Table title={words.numbers} rows={counted(tensor, statistics)} note={sampleNote(statistics)} />}
    </div>
  );
}

type Row = readonly [term: string, value: string];

function Table({ title, rows, note }: { readonly title: string; readonly rows: readonly Row[]; readonly note?: string }): ReactElement {
  return (
    <section>
      <h4>{title}</h4>
      <dl>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {note === undefined ? null : <p className="xray-note">{note}</p>}
    </section>
  );
}

function claimed(tensor: StoredTensor): readonly Row[] {
  const { shape, type, sizeBytes, bitsPerWeight, scaleUse } = tensor;
  return [
    [words.shape, formatShape(shape)],
    [words.type, type],
    [words.size, formatLarge(sizeBytes)],
    ...(bitsPerWeight === null ? [] : [[words.bitsPerWeight, formatBits(bitsPerWeight)] as const]),
    [words.scaleFor, storedSharing(tensor)],
    ...(scaleUse === null ? [] : [[words.convention, words.uses[scaleUse]] as const]),
  ];
}

function counted(tensor: StoredTensor, statistics: MatrixStatistics): readonly Row[] {
  const { codes, scales, zeroShare, entropyBits, deadRows, rowsRead, emptyBlocks, notFinite, meanMagnitude, rms, largest } = statistics;
  const total = (codes ?? []).reduce((sum, { count }) => sum + count, 0);
  const stored = tensor.bitsPerWeight;
  return [
    [words.rule, ruleOf(statistics)],
    ...(codes === null || codes.length > 5
      ? []
      : [
          [
            words.shares,
            codes.map(({ code, count }) => `${formatLevel(code)} ${formatShare(count / Math.max(1, total))}`).join(' · '),
          ] as const,
        ]),
    [words.zeroShare, formatShare(zeroShare)],
    ...(entropyBits === null || stored === null
      ? []
      : [[words.bitsPerWeight, words.bits(formatBits(stored), formatFixed(entropyBits, 2))] as const]),
    ...(scales === null || scales.count === 0 ? [] : [[words.scales, scalesText(tensor, scales)] as const]),
    [words.typical, words.sizes(formatSignificant(meanMagnitude), formatSignificant(rms), formatSignificant(largest))],
    ...(deadRows === 0 ? [] : [[words.dead, words.ofCount(formatCount(deadRows), formatCount(rowsRead))] as const]),
    ...(emptyBlocks === null || emptyBlocks.count === 0
      ? []
      : [[words.emptyBlocks, words.ofCount(formatCount(emptyBlocks.count), formatCount(emptyBlocks.of))] as const]),
    ...(notFinite === 0 ? [] : [[words.notFinite, formatCount(notFinite)] as const]),
  ];
}

/** Which rule of rounding the numbers follow. */
export function ruleOf({ codes, ternaryNumbers, zeroShare }: MatrixStatistics): string {
  if (codes === null) return words.ruleOf.numbers;
  const used = codes.filter(({ count }) => count > 0);
  if (used.some(({ code }) => Math.abs(code) > 1)) return words.ruleOf.levels(formatCount(used.length));
  const rule = zeroShare === 0 ? words.ruleOf.binary : words.ruleOf.ternary;
  return ternaryNumbers === null ? rule : `${rule}; ${words.ruleOf.hidden}`;
}

const sampleNote = ({ rows, rowsRead, columns }: MatrixStatistics): string =>
  rowsRead < rows ? words.sampled(formatCount(rowsRead), formatCount(rows)) : words.whole(formatCount(weightsOf([rows, columns])));
