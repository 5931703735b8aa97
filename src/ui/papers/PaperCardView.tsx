import * as words from '#words/ui/papers';
import { guessing } from '#words/catalog/tasks/memorise';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { scoreLabelOf } from '../../catalog/tasks/tasks';
import { encodeDraft } from '../../state/draft-link';
import { cardExperiment, draftOfCard, type JudgedCard, type MeasuredCards } from '../../state/papers/measured';
import { plannedRuns } from '../../state/draft';
import { proposedTo } from '../../state/own-settings';
import { isAnyTraining } from '../../state/selectors';
import { CurvesChart } from '../charts/curves/CurvesChart';
import { OwnFrame } from '../charts/curves/OwnFrame';
import { CopyableCode } from '../dialogs/CopyableCode';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { goToPanel } from '../parts/go-to-panel';
import { curvesSentence } from '../words/curves-sentence';
import { measuredWords } from '../words/measured-words';
import { modeName } from '../words/run-name';
import { sentenceCase } from '../words/format';
import { ArmsTable } from './ArmsTable';
import { LatentsPicture } from './LatentsPicture';
import { recordedLines } from './recorded-lines';

/** A claim with its verdict; unfolded, with its source, what was measured, and the way to train it here. */
export function PaperCardView(props: {
  readonly card: JudgedCard;
  readonly measured: MeasuredCards;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}): ReactElement {
  const { card, measured, isOpen, onToggle } = props;
  const { title, claim, source } = words.cards[card.id];
  const place = useRef<HTMLDetailsElement>(null);
  // A link leads to its card; what is pressed stays where it is.
  const [cameOpen] = useState(isOpen);
  useEffect(() => {
    if (!cameOpen) return;
    // Once the dialog around it is shown.
    const frame = requestAnimationFrame(() => {
      place.current?.scrollIntoView({ block: 'start' });
    });
    return () => cancelAnimationFrame(frame);
  }, [cameOpen]);
  return (
    <details ref={place} className="paper-card" open={isOpen} onToggle={({ currentTarget }) => onToggle(currentTarget.open)}>
      <summary>
        <b>{title}</b>
        <span className="paper-finding" data-finding={card.finding}>
          {words.findings[card.finding]}
        </span>
        <Icon name="chevron" size={16} />
      </summary>
      <p>{claim}</p>
      <p className="paper-note">{source}</p>
      {isOpen ? <Measurement card={card} measured={measured} /> : null}
    </details>
  );
}

function Measurement({ card, measured }: { readonly card: JudgedCard; readonly measured: MeasuredCards }): ReactElement {
  const { twin, claimed, gap, finding } = card;
  const experiment = cardExperiment(claimed);
  const said = measuredWords(experiment);
  const baseline = { ...measured.baseline, label: guessing };
  const lines = recordedLines(measured, [twin, claimed]);
  const verdict = finding === 'tooSmall' ? words.level : finding === 'holds' ? words.lower : words.higher;
  const chart = { lines, quantity: 'heldOutLoss', axis: 'steps', baseline, floor: null, measured: said } as const;
  return (
    <section aria-label={words.measured} className="paper-measurement">
      <CurvesChart
        {...chart}
        Frame={OwnFrame}
        end={measured.setting.steps}
        marker={null}
        words={curvesSentence({ ...chart, scoreLabel: scoreLabelOf(experiment) })}
      />
      {card.showsLatents ? <LatentsPicture measured={measured} twin={twin} claimed={claimed} /> : null}
      <ArmsTable measured={measured} modes={[twin, claimed]} words={said} />
      <p>{sentenceCase(verdict(modeName(claimed), modeName(twin), said.amount(Math.abs(gap))))}</p>
      <Actions card={card} />
    </section>
  );
}

/** While runs train, pressing would pause them. */
function Actions({ card }: { readonly card: JudgedCard }): ReactElement {
  const { draft: drafts, transport, store } = usePlayground();
  const isLocked = usePlaygroundState(({ locked }) => locked.length > 0);
  const isTraining = usePlaygroundState(isAnyTraining);
  const draft = draftOfCard(card);

  async function rerun(): Promise<void> {
    store.getState().setPaperCard(null);
    drafts.replace(proposedTo(store.getState().draft.settings, draft));
    goToPanel('comparison');
    await transport.togglePlay();
  }

  return (
    <>
      <div className="paper-actions">
        <button type="button" className="button" disabled={isLocked || isTraining} onClick={() => void rerun()}>
          {words.rerun(plannedRuns(draft).length)}
        </button>
      </div>
      <CopyableCode label={words.link} code={new URL(`#${encodeDraft(draft)}&paper=${card.id}`, location.href).href} />
    </>
  );
}
