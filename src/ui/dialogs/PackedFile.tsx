import type { ReactElement } from 'react';
import type { ExportedFile } from '../../worker/protocol';
import { Icon } from '../Icon';
import { formatBytes, formatShare } from '../words/format';

/** What the bytes of a packed file are spent on, and what reading them back has shown. */
export function PackedFile({ file, fullBytes }: { readonly file: ExportedFile; readonly fullBytes: number }): ReactElement {
  const total = file.bytes.byteLength;
  const { inputs, maxDifference, agreement } = file.check;
  const agrees = agreement === 1;
  return (
    <>
      <p className="packed-name">
        <b>{file.fileName}</b>
        <span>
          {formatBytes(total)}, {(fullBytes / total).toFixed(1)} times smaller than in 32-bit floats
        </span>
      </p>
      <div className="parts-bar" aria-hidden="true">
        {file.parts.map(({ label, sizeBytes }, index) => (
          <i key={label} style={{ flexGrow: sizeBytes }} data-part={index % 4} />
        ))}
      </div>
      <ul className="parts">
        {file.parts.map(({ label, sizeBytes }, index) => (
          <li key={label}>
            <i aria-hidden="true" data-part={index % 4} />
            <span>{label}</span>
            <b>{formatBytes(sizeBytes)}</b>
            <span className="quiet">{formatShare(sizeBytes / total)}</span>
          </li>
        ))}
      </ul>
      <p className="packing-check" data-agrees={agrees}>
        <Icon name={agrees ? 'check' : 'warning'} size={18} />
        <span>
          Read back and run on {inputs} held-out inputs: {agrees ? 'every choice agrees' : `${formatShare(agreement)} of the choices agree`}, largest difference of an output{' '}
          {maxDifference === 0 ? '0' : maxDifference.toExponential(1).replace('-', '−')}.
        </span>
      </p>
    </>
  );
}
