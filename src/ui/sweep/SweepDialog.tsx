import { language } from '#words/language';
import * as words from '#words/ui/sweep';
import { useEffect, type ReactElement } from 'react';
import { sweepsOf } from '../../state/sweep/sweeps';
import { usePlayground } from '../hooks/use-playground';
import { Dialog } from '../parts/Dialog';
import { formatCount } from '../words/format';
import { gridName } from './swept-settings';
import { SweepForm } from './SweepForm';
import { SweepResults } from './SweepResults';
import { useSweeps } from '../hooks/use-sweeps';
import './sweep.css';

/** Many settings, one after the other (mounted while it is open): a sweep is set up, watched, and looked at later. */
export function SweepDialog(): ReactElement {
  const playground = usePlayground();
  const sweeps = sweepsOf(playground);
  const { list, shown, problem, deleted } = useSweeps((state) => state);
  useEffect(() => void sweeps.load(), [sweeps]);
  const listed = list.find(({ sweep }) => sweep.id === shown);
  return (
    <Dialog title={words.title} className="sweep-dialog" onClose={() => playground.store.getState().setSweepOpen(false)}>
      {problem === null ? null : (
        <p role="alert" className="sweep-warning">
          {problem}
        </p>
      )}
      {deleted === null ? null : (
        <p role="status" className="sweep-note">
          {words.wasDeleted}{' '}
          <button type="button" className="link-button" onClick={() => void sweeps.undoRemove()}>
            {words.undo}
          </button>
        </p>
      )}
      {listed === undefined ? (
        <>
          <SweepForm />
          {list.length === 0 ? null : (
            <section className="sweep-list" aria-label={words.soFar}>
              <h3>{words.soFar}</h3>
              <ul>
                {list.map(({ sweep, done, total }) => (
                  <li key={sweep.id}>
                    <button type="button" className="link-button" onClick={() => void sweeps.show(sweep.id)}>
                      {gridName(sweep.grid)}
                    </button>
                    <span>
                      {words.doneOn(formatCount(done), formatCount(total), new Date(sweep.begunAtMs).toLocaleDateString(language))}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      ) : (
        <SweepResults listed={listed} />
      )}
    </Dialog>
  );
}
