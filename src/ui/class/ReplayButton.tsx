import * as words from '#words/ui/class';
import { useState, type ReactElement } from 'react';
import { hasFusedMultiplyAdd } from '../../math/fused-multiply-add';
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
      setStage({ problem: noticeOf(error, words.trainingAgain).message });
    }
  }

  if (stage !== null && 'share' in stage) return <span>{words.isTraining(formatShare(stage.share))}</span>;
  return (
    <>
      <button type="button" className="button small" onClick={() => void check()}>
        {stage === null ? words.trainAgain : words.onceMore}
      </button>
      <small className="spread" role="status">
        {stage === null ? '' : stageWords(stage, result, loss)}
      </small>
    </>
  );
}

function stageWords(
  stage: Exclude<Stage, null | { share: number }>,
  { draft }: ClassResult,
  loss: (value: number) => string,
): ReactElement {
  if ('problem' in stage) return <>{stage.problem}</>;
  if (stage.outcome === 'proven')
    return (
      <>
        <Icon name="check" size={13} /> {words.proven}
      </>
    );
  const { handedIn, found } = stage;
  const numbers =
    loss(handedIn.heldOutLossNats) === loss(found.heldOutLossNats) && formatShare(handedIn.score) === formatShare(found.score)
      ? words.unseenDigits
      : words.bothNumbers(
          loss(handedIn.heldOutLossNats),
          formatShare(handedIn.score),
          loss(found.heldOutLossNats),
          formatShare(found.score),
        );
  const why = [
    ...(handedIn.backend === 'wasm' ? [] : [words.onGraphicsCard]),
    ...(handedIn.backend === 'wasm' && draft.settings.arithmetic === 'fused' && !hasFusedMultiplyAdd() ? [words.withoutFused] : []),
  ];
  return <>{[words.notTheSame(modeName(handedIn.mode), numbers), ...why].join(' ')}</>;
}
