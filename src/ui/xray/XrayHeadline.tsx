import * as words from '#words/ui/xray/dialog';
import type { ReactElement } from 'react';
import { formatCount } from '../words/format';
import { formatLarge, weightsOf } from './sizes';
import type { OpenedXray } from './use-xray';

/** Which file, how large, of what; and how far it has been examined. */
export function XrayHeadline({ opened }: { readonly opened: OpenedXray }): ReactElement {
  const { model, examined, progress, isExamined } = opened;
  const isInPart = [...examined.values()].some(({ rows, rowsRead }) => rowsRead < rows);
  const { files, architecture } = model.facts;
  const [file] = files;
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const weights = model.tensors.reduce((sum, { shape }) => sum + weightsOf(shape), 0);
  const facts = [
    formatLarge(bytes),
    ...(architecture === null ? [] : [words.architecture(architecture)]),
    words.tensorCount(formatCount(model.tensors.length)),
    words.weightCount(formatCount(weights)),
  ];
  return (
    <div className="xray-headline">
      <p className="xray-file">
        <bdi>{files.length === 1 ? file?.name : words.files(formatCount(files.length))}</bdi>
      </p>
      <p className="xray-note">{facts.join(' · ')}</p>
      <p className="xray-note" role="status">
        {isExamined
          ? (isInPart ? words.scanDoneInPart : words.scanDone)(formatCount(progress.of))
          : progress.of === 0
            ? ''
            : words.scanned(formatCount(progress.done), formatCount(progress.of))}
      </p>
    </div>
  );
}
