import * as words from '#words/ui/own-data';
import type { ReactElement } from 'react';
import type { DataKind } from '../../catalog/data/card';
import { visibleSentences } from '../../math/text/visible-text';
import { dataOf } from '../../state/commands/data-commands';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { EncodingChoice } from './EncodingChoice';
import { GiveFile } from './GiveFile';
import { GiveStrokes } from './GiveStrokes';
import { ReadTable } from './ReadTable';
import { SymbolChoice } from './SymbolChoice';
import './own-data.css';

/** A model of another program is opened, not given. */
export type GivenKind = Exclude<DataKind, 'foreign'>;

/** Where a person gives data of their own, and sees what became of it. It never leaves the machine, and says so. */
export function OwnData({ kind }: { readonly kind: GivenKind }): ReactElement {
  const data = dataOf(usePlayground());
  const { given, isReading, problem } = usePlaygroundState((state) => ({
    given: state.given[kind],
    isReading: state.readingData === kind,
    problem: state.dataProblem?.kind === kind ? state.dataProblem : null,
  }));
  return (
    <div className="own-data">
      {given === undefined ? null : (
        <section className="own-summary" aria-label={words.wasRead}>
          <p className="own-title">
            <Icon name="check" size={16} />
            <b>
              <bdi>{visibleSentences(given.name)}</bdi>
            </b>
            <button type="button" className="link-button" onClick={() => void data.forget(kind)}>
              {words.forget}
            </button>
          </p>
          <p>{given.report.summary}</p>
          {given.report.warnings.map((warning) => (
            <p key={warning} className="own-warning">
              <Icon name="warning" size={15} />
              <span>{warning}</span>
            </p>
          ))}
          {given.report.notes.map((note) => (
            <p key={note} className="own-note">
              {note}
            </p>
          ))}
          <EncodingChoice given={given} />
          <SymbolChoice given={given} />
          <pre className="own-preview" dir="auto" aria-label={words.beginning}>
            {given.report.preview.join('\n')}
          </pre>
          {given.report.table === undefined || problem?.refused !== undefined ? null : (
            <ReadTable reading={given.report.table} source={given.source} name={given.name} />
          )}
        </section>
      )}
      {problem === null ? null : (
        <p className="own-problem" role="alert">
          <Icon name="warning" size={15} />
          <span>{visibleSentences(problem.message)}</span>
        </p>
      )}
      {problem?.refused === undefined ? null : <ReadTable {...problem.refused} />}
      {kind === 'strokes' ? <GiveStrokes /> : <GiveFile kind={kind} />}
      <p className="own-note" role="status">
        {isReading ? words.reading : given === undefined ? words.staysHere : given.kept ? words.kept : words.notKept}
      </p>
    </div>
  );
}
