import * as words from '#words/ui/comparison';
import type { ReactElement } from 'react';
import type { Arm } from '../../state/arms';
import { FEWEST_SEEDS } from '../../state/findings/verdict';
import { isLadder, ladderModes, rungsOf, stepsUp, type Rung } from '../../state/findings/ladder';
import { isAnyTraining } from '../../state/selectors';
import { LadderChart } from '../charts/LadderChart';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { formatShare } from '../words/format';
import { bitsName, ladderSentence } from '../words/ladder-sentence';
import { rateSentences } from '../words/rate-words';
import type { MeasuredWords } from '../words/measured-words';

/** Loss and score against bits, where arms differ in their levels; and one press that trains every rung. */
export function Ladder({
  arms,
  measured,
  baseline,
}: {
  /** At the step that is shown. */ readonly arms: readonly Arm[];
  readonly measured: MeasuredWords;
  readonly baseline: { readonly lossNats: number };
}): ReactElement {
  const { draft, transport } = usePlayground();
  const quantity = usePlaygroundState((state) => state.compared);
  const isLocked = usePlaygroundState(({ locked }) => locked.length > 0);
  // What bits buy is not to be seen in models that have learnt nothing.
  const hasTrained = arms.some(({ runs }) => runs.some(({ summary }) => summary.step > 0));
  const rungs = hasTrained && isLadder(arms.map(({ mode }) => mode)) ? rungsOf(arms) : [];
  const isScore = quantity === 'score';
  const valueOf = isScore ? ({ score }: Rung) => score : ({ loss }: Rung) => loss;
  const format = isScore ? formatShare : measured.loss;
  const sentence = ladderSentence(rungs, stepsUp(rungs, measured.unit, baseline), valueOf, format);

  async function climb(): Promise<void> {
    draft.edit((former) => ({ ...former, rates: 'swept', modes: ladderModes, seeds: Math.max(FEWEST_SEEDS, former.seeds) }));
    await transport.togglePlay();
  }

  return (
    <section className="capacity" aria-label={words.ladder}>
      <h3 className="chart-title">{words.ladderTitle(measured.quantities[isScore ? 'score' : 'heldOutLoss'])}</h3>
      {rungs.length < 2 ? (
        <p className="sentence">{words.ladderToCome}</p>
      ) : (
        <>
          <LadderChart
            rungs={rungs}
            valueOf={valueOf}
            format={format}
            finest={isScore ? 0.01 : finestLoss(rungs, measured)}
            bitsName={bitsName}
            description={sentence}
          />
          <p className="sentence">
            {sentence} {rateSentences(arms.flatMap(({ runs }) => runs[0]?.summary.experiment ?? []))}
          </p>
        </>
      )}
      <LadderButton isLocked={isLocked} onPress={climb} />
    </section>
  );
}

/** Nats have three decimals, squared errors three significant digits. */
const finestLoss = (rungs: readonly Rung[], { unit }: MeasuredWords): number =>
  unit === 'nats' ? 0.001 : 10 ** (Math.floor(Math.log10(Math.max(1e-6, ...rungs.map(({ loss }) => loss.high)))) - 2);

/** While runs train, pressing would pause them. */
function LadderButton({ isLocked, onPress }: { readonly isLocked: boolean; readonly onPress: () => Promise<void> }): ReactElement {
  const { store } = usePlayground();
  const isTraining = usePlaygroundState(isAnyTraining);
  return (
    <div className="pinned-actions">
      <button type="button" className="button small" disabled={isLocked || isTraining} onClick={() => void onPress()}>
        {words.climb(ladderModes.length)}
      </button>
      <button type="button" className="link-button" onClick={() => store.getState().setPaperCard('')}>
        {words.papers}
      </button>
    </div>
  );
}
