import * as words from '#words/ui/class';
import { useEffect, useMemo, useState, type ChangeEvent, type DragEvent, type FormEvent, type ReactElement } from 'react';
import { describeTask } from '../../catalog/tasks/tasks';
import { collect, type Collected, type CollectedResult } from '../../state/class/collected';
import { decodeResult, findResults } from '../../state/class/result-link';
import { leadingExperiment } from '../../state/draft';
import { SaveMenu } from '../saving/SaveMenu';
import { formatShare } from '../words/format';
import { measuredWords } from '../words/measured-words';
import { modeName } from '../words/run-name';
import { classSentence } from './class-sentence';
import { collectedTable } from './collected-table';
import { addLinks, removeAllLinks, removeLink, useCollectedLinks } from './collected-links';
import { ReplayButton } from './ReplayButton';
import { SeedStrip } from './SeedStrip';

/** Results pasted, dropped or opened by their links, brought together. */
export function Collect({ arrived }: { readonly arrived: string | null }): ReactElement {
  const links = useCollectedLinks();
  const collected = useMemo(() => collect(links), [links]);
  const [said, setSaid] = useState<string | null>(null);

  function take(text: string): void {
    const found = findResults(text);
    const broken = found.filter((link) => 'problem' in decodeResult(link)).length;
    const added = addLinks(found);
    setSaid(
      found.length === 0
        ? words.noLink
        : `${added < found.length ? words.addedAndKnown(added, found.length - added) : words.added(added)}${broken === 0 ? '' : ` ${words.broken(broken)}`}`,
    );
  }

  useEffect(() => {
    if (arrived !== null) addLinks(findResults(arrived));
  }, [arrived]);

  return (
    <div className="class-collect">
      <GiveLinks onGiven={take} />
      <p role="status" className="class-said">
        {said ?? (arrived === null ? '' : words.arrived)}
      </p>
      {links.length === 0 ? null : <Together collected={collected} />}
    </div>
  );
}

function GiveLinks({ onGiven }: { readonly onGiven: (text: string) => void }): ReactElement {
  const [text, setText] = useState('');

  function give(given: string): void {
    if (given.trim() === '') return;
    onGiven(given);
    setText('');
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    give(text);
  }

  async function readFiles(files: FileList): Promise<void> {
    give((await Promise.all([...files].map(async (file) => file.text()))).join('\n'));
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    event.stopPropagation();
    const { files } = event.dataTransfer;
    if (files.length > 0) void readFiles(files);
    else give(event.dataTransfer.getData('text'));
  }

  return (
    <form onSubmit={onSubmit} className="class-give">
      <label htmlFor="class-links">{words.paste}</label>
      <textarea
        id="class-links"
        rows={3}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget }: ChangeEvent<HTMLTextAreaElement>) => setText(currentTarget.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={onDrop}
      />
      <div className="class-give-actions">
        <button type="submit" className="button small" disabled={text.trim() === ''}>
          {words.add}
        </button>
        <label className="button small class-file">
          {words.chooseFiles}
          <input
            type="file"
            multiple
            accept=".txt,.csv,.md,.html,text/*"
            className="visually-hidden"
            onChange={({ currentTarget }) => {
              if (currentTarget.files !== null) void readFiles(currentTarget.files);
            }}
          />
        </label>
      </div>
    </form>
  );
}

function Together({ collected }: { readonly collected: Collected }): ReactElement {
  const { draft, modes, results, problems } = collected;
  const experiment = draft === null ? null : leadingExperiment(draft);
  const measured = experiment === null ? null : measuredWords(experiment);
  const counted = results.filter(({ standing }) => standing === 'counted').length;
  return (
    <>
      {experiment === null || measured === null ? null : (
        <>
          <div className="chart-head">
            <h3 className="chart-title">{words.chart(describeTask(experiment.task).label, counted, measured.quantities.heldOutLoss)}</h3>
            <SaveMenu
              label={words.theResults}
              fileName={`${experiment.task}-class`}
              offered={['csv', 'json']}
              read={() => ({
                title: words.resultsOf(describeTask(experiment.task).label),
                words: classSentence(collected),
                settings: experiment,
                table: collectedTable(results, measured),
              })}
            />
          </div>
          <SeedStrip modes={modes} amount={measured.loss} />
          <p className="sentence">{classSentence(collected)}</p>
          <table className="comparison-table class-table">
            <thead>
              <tr>
                <th scope="col">{words.seed}</th>
                {modes.map(({ mode }) => (
                  <th scope="col" key={mode}>
                    {modeName(mode)}
                  </th>
                ))}
                <th scope="col">{words.check}</th>
                <th scope="col">
                  <span className="visually-hidden">{words.removal}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {results.map((each) => (
                <ResultRow key={each.link} row={each} modes={modes.map(({ mode }) => mode)} loss={measured.loss} />
              ))}
            </tbody>
          </table>
        </>
      )}
      {problems.length === 0 ? null : (
        <ul className="class-problems">
          {problems.map(({ link, problem }) => (
            <li key={link}>
              <code>…{link.slice(-24)}</code> {problem}{' '}
              <button type="button" className="button small" onClick={() => removeLink(link)}>
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="dialog-foot">
        <button type="button" className="button small" onClick={removeAllLinks}>
          {words.removeAll(results.length + problems.length)}
        </button>
      </div>
    </>
  );
}

function ResultRow(props: {
  readonly row: CollectedResult;
  readonly modes: readonly string[];
  readonly loss: (value: number) => string;
}): ReactElement {
  const { row, modes, loss } = props;
  const { seed, result, standing, link } = row;
  return (
    <tr data-standing={standing}>
      <th scope="row">
        {seed}
        {standing === 'counted' ? null : <small className="spread">{words.standings[standing]}</small>}
      </th>
      {modes.map((mode) => {
        const arm = result.arms.find((each) => each.mode === mode);
        return (
          <td key={mode}>
            {arm === undefined ? '–' : loss(arm.heldOutLossNats)}
            {arm === undefined ? null : <small className="spread">{formatShare(arm.score)}</small>}
          </td>
        );
      })}
      <td>
        <ReplayButton result={result} loss={loss} />
      </td>
      <td>
        <button type="button" className="icon-button" aria-label={words.removeSeed(seed)} onClick={() => removeLink(link)}>
          ×
        </button>
      </td>
    </tr>
  );
}
