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
        ? 'There is no link to a result in it. One ends with “&result=” and many letters.'
        : `${added === 1 ? '1 result was' : `${added} results were`} added${added < found.length ? `; ${found.length - added} had been here` : ''}.${broken === 0 ? '' : ` ${broken} cannot be read: see below.`}`,
    );
  }

  useEffect(() => {
    if (arrived !== null) addLinks(findResults(arrived));
  }, [arrived]);

  return (
    <div className="class-collect">
      <GiveLinks onGiven={take} />
      <p role="status" className="class-said">
        {said ?? (arrived === null ? '' : 'The result of this link is in the list.')}
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
      <label htmlFor="class-links">
        Paste the links of the class, with any words around them, or drop a text file that holds them. A phone that scans a code opens the
        link: there it is collected on the phone.
      </label>
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
          Add
        </button>
        <label className="button small class-file">
          Choose text files…
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
  const words = experiment === null ? null : measuredWords(experiment);
  const counted = results.filter(({ standing }) => standing === 'counted').length;
  return (
    <>
      {experiment === null || words === null ? null : (
        <>
          <div className="chart-head">
            <h3 className="chart-title">
              {describeTask(experiment.task).label}, {counted === 1 ? '1 seed' : `${counted} seeds`}: {words.quantities.heldOutLoss}
            </h3>
            <SaveMenu
              label="the results of the class"
              fileName={`${experiment.task}-class`}
              offered={['csv', 'json']}
              read={() => ({
                title: `Results of a class · ${describeTask(experiment.task).label}`,
                words: classSentence(collected),
                settings: experiment,
                table: collectedTable(results, words),
              })}
            />
          </div>
          <SeedStrip modes={modes} amount={words.loss} />
          <p className="sentence">{classSentence(collected)}</p>
          <table className="comparison-table class-table">
            <thead>
              <tr>
                <th scope="col">seed</th>
                {modes.map(({ mode }) => (
                  <th scope="col" key={mode}>
                    {modeName(mode)}
                  </th>
                ))}
                <th scope="col">check</th>
                <th scope="col">
                  <span className="visually-hidden">remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {results.map((each) => (
                <ResultRow key={each.link} row={each} modes={modes.map(({ mode }) => mode)} loss={words.loss} />
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
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="dialog-foot">
        <button type="button" className="button small" onClick={removeAllLinks}>
          Delete all {results.length + problems.length} from this browser
        </button>
      </div>
    </>
  );
}

const standings: Readonly<Record<CollectedResult['standing'], string>> = {
  counted: '',
  twice: 'the same once more; counted once',
  contradicted: 'the same seed with other numbers; not counted, check both',
  otherSettings: 'other settings; not counted',
};

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
        {standing === 'counted' ? null : <small className="spread">{standings[standing]}</small>}
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
        <button type="button" className="icon-button" aria-label={`Remove seed ${seed}`} onClick={() => removeLink(link)}>
          ×
        </button>
      </td>
    </tr>
  );
}
