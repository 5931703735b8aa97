import * as words from '#words/ui/download-dialog';
import type { ReactElement } from 'react';
import type { ExportedFile } from '../../worker/protocol';
import { Icon } from '../Icon';
import { CopyableCode } from './CopyableCode';
import { FolderFigure } from './FolderFigure';
import { saveFile } from '../save-file';

/** What to do with a file: step by step, with the lines to copy and the small programs that read it. */
export function FileUse({ usage, companions }: Pick<ExportedFile, 'usage' | 'companions'>): ReactElement {
  return (
    <section className="file-use" aria-labelledby="file-use-title">
      <h3 id="file-use-title">{words.howToUse}</h3>
      <ol>
        {usage.map(({ text, code, folder }) => (
          <li key={text}>
            <p>{text}</p>
            {code === undefined ? null : <CopyableCode code={code} label={text.replace(/[.:]$/, '')} />}
            {folder === undefined ? null : <FolderFigure folder={folder} />}
          </li>
        ))}
      </ol>
      {companions.length === 0 ? null : (
        <div className="companions">
          {companions.map(({ fileName, label, text }) => (
            <button key={fileName} type="button" className="button small" onClick={() => saveFile(text, fileName)}>
              <Icon name="download" size={14} />
              <span>{words.companion(label, text.split('\n').length - 1)}</span>
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
