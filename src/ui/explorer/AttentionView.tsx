import * as words from '#words/ui/explorer/attention';
import { useId, useState, type ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import { focusedRecord, shownRecords, transportState } from '../../state/selectors';
import type { HeadPlace } from '../../state/slices/view-slice';
import type { AttentionReport, RunId } from '../../worker/protocol';
import { AttentionMap } from '../charts/AttentionMap';
import { Marked } from '../glossary/Marked';
import { Term } from '../glossary/Term';
import { useLook, type Look } from '../hooks/use-look';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { useTriedInput } from '../hooks/use-tried-input';
import { EmptyState } from '../parts/EmptyState';
import { RunMark } from '../RunMark';
import { LiveNote } from '../timeline/LiveNote';
import { HABIT_SHARE, habitSentence, sharpestHead } from '../words/attention-habit';
import { attentionSentence, headOf, positionName, visible } from '../words/attention-sentence';
import { formatShare } from '../words/format';
import { modeName } from '../words/run-name';
import './attention.css';

const firstHead: HeadPlace = { layer: 0, head: 0 };

/** Labels below this many positions are set beside the map. */
const LABELLED = 34;

/** Every head of every layer for what stands in "try it", and one of them in every run. */
export function AttentionView(): ReactElement {
  const { store } = usePlayground();
  const runs = usePlaygroundState((state) => shownRecords(state).map(({ summary }) => summary.id));
  const focused = usePlaygroundState((state) => focusedRecord(state)?.summary.id);
  const chosen = usePlaygroundState((state) => state.attentionHead);
  const isTraining = usePlaygroundState((state) => transportState(state).phase === 'running');
  const [place, setPlace] = useState<number | null>(null);
  const [sharpest, setSharpest] = useState<{ readonly of: AttentionReport; readonly at: HeadPlace } | null>(null);
  const input = useTriedInput();
  const { look, mode } = useAttention(focused, input);
  const report = look.kind === 'seen' ? look.value : null;
  // While it trains the head stays, or the pictures would jump.
  if (report !== null && sharpest?.of !== report && (sharpest === null || !isTraining))
    setSharpest({ of: report, at: sharpestHead(report) });
  const shown = chosen ?? sharpest?.at ?? null;
  if (focused === undefined || input === null) return <EmptyState>{words.toCome}</EmptyState>;
  return (
    <div className="attention-view">
      <LiveNote />
      <Heads look={look} mode={mode} shown={shown} onChoose={store.getState().setAttentionHead} />
      {report === null || shown === null ? null : <Habit report={report} shown={shown} isChosen={chosen !== null} />}
      <div className="attention-arms">
        {runs.map((id) => (
          <ArmAttention key={id} run={id} input={input} chosen={shown ?? firstHead} place={place} onPlace={setPlace} />
        ))}
      </div>
    </div>
  );
}

/** Nothing is asked while there is no run, or nothing to look at. */
function useAttention(run: RunId | undefined, input: unknown): { readonly look: Look<AttentionReport>; readonly mode: ModeId } {
  const { client } = usePlayground();
  const { step, mode } = usePlaygroundState((state) => ({
    step: state.facts.runs[run ?? '']?.summary.step ?? 0,
    mode: state.facts.runs[run ?? '']?.summary.mode ?? 'none',
  }));
  return {
    look: useLook(run === undefined || input === null ? null : `${run}:${step}`, `${run}:${JSON.stringify(input)}`, async () => {
      if (run === undefined) throw new Error(words.noModel);
      return client.request('attention', { id: run, input });
    }),
    mode,
  };
}

/** All heads of the run that is looked at, to choose one. */
function Heads(props: {
  readonly look: Look<AttentionReport>;
  readonly mode: ModeId;
  readonly shown: HeadPlace | null;
  readonly onChoose: (chosen: HeadPlace) => void;
}): ReactElement {
  const { look, mode, shown, onChoose } = props;
  if (look.kind === 'refused') return <p className="try-reason">{look.message}</p>;
  if (look.kind === 'waiting') return <EmptyState>{words.asking}</EmptyState>;
  const report = look.value;
  return (
    <div className="heads">
      {Array.from({ length: report.layers }, (_, layer) => (
        <div key={layer} className="head-row" role="group" aria-label={words.block(layer + 1)}>
          <span className="layer-block" aria-hidden="true">
            {words.blockInText(layer + 1)}
          </span>
          {Array.from({ length: report.heads }, (__, head) => (
            <button
              key={head}
              type="button"
              className="head-button"
              aria-pressed={layer === shown?.layer && head === shown.head}
              aria-label={words.headOfBlock(head + 1, layer + 1)}
              onClick={() => onChoose({ layer, head })}
            >
              <AttentionMap probabilities={headOf(report, layer, head)} size={report.tokens.length} mode={mode} />
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Which head is drawn, and what it does in the run that is looked at, as far as that can be measured. */
function Habit(props: { readonly report: AttentionReport; readonly shown: HeadPlace; readonly isChosen: boolean }): ReactElement {
  const { report, shown, isChosen } = props;
  const layer = Math.min(shown.layer, report.layers - 1);
  const head = Math.min(shown.head, report.heads - 1);
  return (
    <p className="attention-habit">
      <Marked
        link={(text) => (
          <Term id="attentionHead" note={words.habitNote(formatShare(HABIT_SHARE))}>
            {text}
          </Term>
        )}
      >
        {(isChosen ? words.chosenHead : words.sharpestHead)(head + 1, layer + 1)}
      </Marked>{' '}
      {habitSentence(report, layer, head)}
    </p>
  );
}

/** One head of one run, large, with what each position is, and where one of them looks in words. */
function ArmAttention(props: {
  readonly run: RunId;
  readonly input: unknown;
  readonly chosen: HeadPlace;
  readonly place: number | null;
  readonly onPlace: (place: number) => void;
}): ReactElement | null {
  const { run, input, chosen, place, onPlace } = props;
  const id = useId();
  const { look, mode } = useAttention(run, input);
  if (look.kind === 'refused') return null;
  if (look.kind === 'waiting') return <div className="attention-arm attention-waiting">…</div>;
  const report = look.value;
  const { tokens, writtenFrom } = report;
  const size = tokens.length;
  const [layer, head] = [Math.min(chosen.layer, report.layers - 1), Math.min(chosen.head, report.heads - 1)];
  const position = Math.min(place ?? size - 1, size - 1);
  const labels = size <= LABELLED ? tokens : null;
  const sentence = words.atStep(modeName(mode), report.step, attentionSentence(report, layer, head, position));
  return (
    <section className="attention-arm" aria-label={words.ofMode(modeName(mode))} style={{ '--positions': size }}>
      <h3>
        <RunMark mode={mode} />
        {modeName(mode)}
      </h3>
      <div className="attention-frame">
        {labels === null ? null : <Tokens className="attention-rows" tokens={labels} marked={position} writtenFrom={writtenFrom} />}
        <div className="attention-picture">
          <AttentionMap
            probabilities={headOf(report, layer, head)}
            size={size}
            mode={mode}
            label={words.picture(head + 1, layer + 1, sentence)}
          />
          <i className="attention-marked" style={{ top: `${(100 * position) / size}%`, height: `${100 / size}%` }} />
        </div>
        {labels === null ? null : <Tokens className="attention-columns" tokens={labels} marked={null} writtenFrom={writtenFrom} />}
      </div>
      <label className="attention-place" htmlFor={id}>
        {words.looksFrom}
        <input
          id={id}
          type="range"
          min={0}
          max={size - 1}
          value={position}
          aria-valuetext={positionName(tokens, position)}
          style={{ '--filled': `${(100 * position) / Math.max(1, size - 1)}%` }}
          onChange={(event) => onPlace(event.currentTarget.valueAsNumber)}
        />
      </label>
      <p className="attention-sentence">{sentence}</p>
    </section>
  );
}

function Tokens({
  tokens,
  marked,
  writtenFrom,
  className,
}: {
  readonly tokens: readonly string[];
  readonly marked: number | null;
  readonly writtenFrom: number;
  readonly className: string;
}): ReactElement {
  return (
    <div className={className} aria-hidden="true">
      {tokens.map((token, i) => (
        <span key={i} data-marked={i === marked || undefined} data-written={i >= writtenFrom || undefined}>
          {visible(token)}
        </span>
      ))}
    </div>
  );
}
