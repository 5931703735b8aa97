import type { ReactElement } from 'react';
import type { ExportedFile } from '../../worker/protocol';
import { Term } from '../glossary/Term';
import { Icon } from '../Icon';
import { checkInWords, sizeInWords } from '../words/file-size';
import { formatBytes, formatCount, formatShare } from '../words/format';

/** What the bytes of a file are spent on, and what reading it back has shown. */
export function PackedFile({ file, fullBytes }: { readonly file: ExportedFile; readonly fullBytes: number }): ReactElement {
  const total = file.bytes.byteLength;
  const agrees = file.check.agreement === 1;
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
          <b>{file.bitsPerWeight.toFixed(2)} bits</b> <Term id="storedBits">per BitLinear weight</Term> as stored in this file, scales
          included.
        </p>
      )}
      <p className="packing-check" data-agrees={agrees}>
        <Icon name={agrees ? 'check' : 'warning'} size={18} />
        <span>
          {checkInWords(file.check)} {formatCount(file.check.numbers)} numbers compared.
        </span>
      </p>
    </>
  );
}
