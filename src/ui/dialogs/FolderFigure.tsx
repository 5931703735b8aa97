import * as words from '#words/ui/download-dialog';
import type { ReactElement } from 'react';
import type { FolderPicture } from '../../worker/protocol';
import { Icon } from '../Icon';
import './folder-figure.css';

/** Draws where files go: a folder, and the files that lie in it. */
export function FolderFigure({ folder: { name, files } }: { readonly folder: FolderPicture }): ReactElement {
  return (
    <figure className="folder-figure" aria-label={words.folderOf(name)}>
      <p>
        <Icon name="open" size={16} />
        <b>{name}</b>
      </p>
      <ul>
        {files.map((file) => (
          <li key={file.name}>
            <Icon name="file" size={14} />
            <span>
              <b>{file.name}</b> <span className="quiet">{file.note}</span>
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
