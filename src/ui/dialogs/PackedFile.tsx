import type { ReactElement } from 'react';
import type { ExportedFile } from '../../worker/protocol';
import { Icon } from '../Icon';
import { formatBytes, formatCount, formatShare } from '../words/format';

/** What the bytes of a file are spent on, and what reading it back has shown. */
export function PackedFile({ file, fullBytes }: { readonly file: ExportedFile; readonly fullBytes: number }): ReactElement {
  const total = file.bytes.byteLength;
  const { numbers, inputs, maxDifference, agreement } = file.check;
  const agrees = agreement === 1;
  return (
    <>
      <p className="packed-name">
        <b>{file.fileName}</b>
        <span>{sizeInWords(total, fullBytes)}</span>
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
      {file.bitsPerWeight === null ? null : (
        <p className="bits-per-weight">
          <b>{file.bitsPerWeight.toFixed(2)} bits</b> of this file for each weight of a BitLinear, scales included.
        </p>
      )}
      <p className="packing-check" data-agrees={agrees}>
        <Icon name={agrees ? 'check' : 'warning'} size={18} />
        <span>
          Read back: all {formatCount(numbers)} numbers are the same to the bit. Run on {inputs} inputs: {agrees ? 'every choice agrees' : `${formatShare(agreement)} of the choices agree`}, largest difference of an output{' '}
          {maxDifference === 0 ? '0' : maxDifference.toExponential(1).replace('-', '−')}.
        </span>
      </p>
    </>
  );
}

function sizeInWords(total: number, fullBytes: number): string {
  const ratio = fullBytes / total;
  return `${formatBytes(total)}, ${ratio >= 1 ? `${ratio.toFixed(1)} times smaller than` : `${(1 / ratio).toFixed(1)} times`} the weights in 32-bit floats`;
}
