import * as words from '#words/ui/xray/dialog';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { MatrixStatistics, StoredTensor } from '../../worker/xray-protocol';
import { formatCount, formatShare } from '../words/format';
import { formatShape } from './sizes';

/** In CSS pixels, as the style sheet has it. */
const ROW = 52;
/** Rows drawn beyond both edges, so that a fast flick shows no gap. */
const BEYOND = 6;

/** Every tensor of the file, however many: only those in sight are drawn. A listbox: one stop, arrows inside. */
export function TensorList(props: {
  readonly tensors: readonly StoredTensor[];
  readonly examined: ReadonlyMap<number, MatrixStatistics>;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}): ReactElement {
  const { tensors, examined, chosen, onChoose } = props;
  const [filter, setFilter] = useState('');
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const wanted = filter.trim().toLowerCase();
  const rows = tensors.flatMap((tensor, index) =>
    `${tensor.name} ${tensor.type}`.toLowerCase().includes(wanted) ? [{ tensor, index }] : [],
  );
  const at = rows.findIndex(({ index }) => index === chosen);

  useLayoutEffect(() => {
    const { current } = list;
    if (current === null) return;
    const observer = new ResizeObserver(() => setHeight(current.clientHeight));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  // What is chosen is in sight, also when another view has chosen it.
  useLayoutEffect(() => {
    const { current } = list;
    if (current === null || at < 0) return;
    if (at * ROW < current.scrollTop) current.scrollTop = at * ROW;
    else if ((at + 1) * ROW > current.scrollTop + current.clientHeight) current.scrollTop = (at + 1) * ROW - current.clientHeight;
  }, [at]);

  function move(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(height / ROW) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -rows.length,
      End: rows.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = rows[Math.max(0, Math.min(rows.length - 1, Math.max(0, at) + step))];
    if (next !== undefined) onChoose(next.index);
  }

  const first = Math.max(0, Math.floor(top / ROW) - BEYOND);
  const inSight = rows.slice(first, Math.ceil((top + height) / ROW) + BEYOND);
  return (
    <div className="xray-list">
      <label className="xray-filter">
        <span>{words.filter}</span>
        <input type="search" value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
      </label>
      <p className="xray-note">
        {rows.length === 0 ? words.noneMatches : words.shown(formatCount(rows.length), formatCount(tensors.length))}
      </p>
      <div
        ref={list}
        className="xray-rows"
        role="listbox"
        tabIndex={0}
        aria-label={words.tensors}
        aria-activedescendant={at < 0 ? undefined : `${id}-${chosen}`}
        onKeyDown={move}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div style={{ height: rows.length * ROW }} aria-hidden="true" />
        {inSight.map(({ tensor, index }, i) => (
          <TensorRow
            key={tensor.name}
            id={`${id}-${index}`}
            tensor={tensor}
            statistics={examined.get(index)}
            place={first + i}
            of={rows.length}
            isChosen={index === chosen}
            onChoose={() => onChoose(index)}
          />
        ))}
      </div>
    </div>
  );
}

function TensorRow(props: {
  readonly id: string;
  readonly tensor: StoredTensor;
  readonly statistics: MatrixStatistics | undefined;
  readonly place: number;
  readonly of: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}): ReactElement {
  const { tensor, statistics, place, isChosen } = props;
  const about = [formatShape(tensor.shape), tensor.type];
  if (tensor.unread !== null) about.push(words.notRead);
  else if (statistics !== undefined && statistics.codes !== null) about.push(words.zeros(formatShare(statistics.zeroShare)));
  return (
    // The keys are the list's: an option is never focused itself.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={props.id}
      role="option"
      className="xray-row"
      style={{ top: place * ROW }}
      aria-selected={isChosen}
      aria-setsize={props.of}
      aria-posinset={place + 1}
      onClick={props.onChoose}
    >
      <span className="xray-name">
        <bdi>{tensor.name}</bdi>
      </span>
      <span className="xray-note">{about.join(' · ')}</span>
    </div>
  );
}
