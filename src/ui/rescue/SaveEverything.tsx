import * as words from '#words/ui/save-everything';
import { useState, type ReactElement } from 'react';
import { messageOf } from '../../math/text/message-of';
import type { EngineClient } from '../../worker/page/client';
import { saveFile } from '../save-file';
import { Icon } from '../Icon';
import { packEverything, type PackedRun } from './pack-everything';
import './save-everything.css';

type Progress =
  | { readonly at: 'idle' | 'packing' }
  | { readonly at: 'packed'; readonly runs: readonly PackedRun[] }
  | { readonly at: 'failed'; readonly reason: string };

/** Saves the weights of every run without anything that would have to be fetched. */
export function SaveEverything({ client }: { readonly client: EngineClient }): ReactElement {
  const [progress, setProgress] = useState<Progress>({ at: 'idle' });

  async function saveAll(): Promise<void> {
    setProgress({ at: 'packing' });
    try {
      const runs = await packEverything(client);
      setProgress({ at: 'packed', runs });
      for (const { file } of runs) if (file !== null) saveFile(file.bytes, file.fileName);
    } catch (error) {
      setProgress({ at: 'failed', reason: messageOf(error) });
    }
  }

  return (
    <div className="save-everything">
      <button type="button" className="button primary" disabled={progress.at === 'packing'} onClick={() => void saveAll()}>
        <Icon name="download" />
        {words.saveAll}
      </button>
      <div role="status">
        {progress.at === 'packing' ? <p>{words.packing}</p> : null}
        {progress.at === 'failed' ? <p>{words.noAnswer(progress.reason)}</p> : null}
        {progress.at === 'packed' ? <p>{progress.runs.length === 0 ? words.noRun : words.severalFiles}</p> : null}
      </div>
      {progress.at === 'packed' ? (
        <ul>
          {progress.runs.map(({ name, file, reason }, index) => (
            <li key={index}>
              {file === null ? (
                <span>
                  {name}: {reason}
                </span>
              ) : (
                <button type="button" className="link-button" onClick={() => saveFile(file.bytes, file.fileName)}>
                  {name}
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
