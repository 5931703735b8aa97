import * as words from '#words/ui/download-dialog';
import type { ReactElement } from 'react';
import type { ExportedFile } from '../../worker/protocol';
import { Marked } from '../glossary/Marked';
import { Icon } from '../Icon';
import { checkInWords, sizeInWords } from '../words/file-size';
import { formatBytes, formatCount, formatFixed, formatShare } from '../words/format';

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
          <i key={label} style={{ flexGrow: sizeBytes }} data-part={index % 8} />
        ))}
      </div>
      <ul className="parts">
        {file.parts.map(({ label, sizeBytes }, index) => (
          <li key={label}>
            <i aria-hidden="true" data-part={index % 8} />
            <span>{label}</span>
            <b>{formatBytes(sizeBytes)}</b>
            <span className="quiet">{formatShare(sizeBytes / total)}</span>
          </li>
        ))}
      </ul>
      {file.bitsPerWeight === null ? null : (
        <p className="bits-per-weight">
          <Marked>{words.bitsPerWeight(formatFixed(file.bitsPerWeight, 2))}</Marked>
        </p>
      )}
      <p className="packing-check" data-agrees={agrees}>
        <Icon name={agrees ? 'check' : 'warning'} size={18} />
        <span>
          {checkInWords(file.check)} {words.compared(formatCount(file.check.numbers))}
        </span>
      </p>
    </>
  );
}
