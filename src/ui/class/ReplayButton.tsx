import { useState, type ReactElement } from 'react';
import { replay, type Replayed } from '../../state/class/replay';
import type { ClassResult } from '../../state/class/result-link';
import { noticeOf } from '../../state/notice';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { formatShare } from '../words/format';
import { modeName } from '../words/run-name';

type Stage = { readonly share: number } | Replayed | { readonly problem: string } | null;

/** Trains a result again, and says whether it comes to the same. */
export function ReplayButton({ result, loss }: { readonly result: ClassResult; readonly loss: (value: number) => string }): ReactElement {
  const { client } = usePlayground();
  const [stage, setStage] = useState<Stage>(null);

  async function check(): Promise<void> {
    setStage({ share: 0 });
    try {
      setStage(await replay(client, result, (share) => setStage({ share })));
    } catch (error) {
      setStage({ problem: noticeOf(error, 'Training it again').message });
    }
  }

  if (stage !== null && 'share' in stage) return <span>training again, {formatShare(stage.share)}</span>;
  return (
    <>
      <button type="button" className="button small" onClick={() => void check()}>
        {stage === null ? 'Train again' : 'Once more'}
      </button>
      <small className="spread" role="status">
        {stage === null ? '' : stageWords(stage, loss)}
      </small>
    </>
  );
}

function stageWords(stage: Exclude<Stage, null | { share: number }>, loss: (value: number) => string): ReactElement {
  if ('problem' in stage) return <>{stage.problem}</>;
  if (stage.outcome === 'proven')
    return (
      <>
        <Icon name="check" size={13} /> proven: the same weights
      </>
    );
  const { handedIn, found } = stage;
  const numbers =
    loss(handedIn.heldOutLossNats) === loss(found.heldOutLossNats) && formatShare(handedIn.score) === formatShare(found.score)
      ? 'the numbers differ in digits that are not shown, or the weights do'
      : `handed in ${loss(handedIn.heldOutLossNats)} and ${formatShare(handedIn.score)}, trained ${loss(found.heldOutLossNats)} and ${formatShare(found.score)}`;
  const why = handedIn.backend === 'wasm' ? '' : ' It was trained on a graphics card, which rounds otherwise: that proves nothing.';
  return (
    <>
      not the same, {modeName(handedIn.mode)}: {numbers}.{why}
    </>
  );
}
