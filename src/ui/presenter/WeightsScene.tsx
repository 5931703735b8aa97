import * as words from '#words/ui/presenter';
import type { ReactElement } from 'react';
import { elementCount } from '../../experiment/architecture';
import { layerInFocus, looksOf } from '../../state/record/focused-looks';
import { weightsShown } from '../../state/record/weights-shown';
import { usePlaygroundState } from '../hooks/use-playground';
import { LevelShare } from '../panels/LevelShare';
import { WeightsSight } from '../panels/WeightsSight';
import { RecordingNote } from '../recording/RecordingNote';
import { sentenceOfLooks } from '../words/weights-sentence';
import { useStage } from './use-stage';

/** Letters of a chart on the page, in CSS pixels. */
const CHART_LETTERS = 11;

/** The number that moves, and every weight of one BitLinear. */
export function WeightsScene(): ReactElement {
  const run = usePlaygroundState((state) => looksOf(weightsShown(state)));
  const { chosenLens, focusedLayer, recording } = usePlaygroundState((state) => ({
    chosenLens: state.lens,
    focusedLayer: state.focusedLayer,
    recording: state.recording,
  }));
  const [place, { height, letters }] = useStage<HTMLDivElement>();
  const layer = layerInFocus(run, focusedLayer);
  if (layer === null) return <p className="presenter-waits">{words.weightsSoon}</p>;
  const lens = run.mode === 'none' ? 'latent' : chosenLens;
  const { step, lambda } = run.inspection ?? { step: 0, lambda: 0 };
  return (
    <>
      {typeof recording === 'object' ? <RecordingNote recording={recording} /> : null}
      <LevelShare mode={run.mode} lens={lens} layer={layer} weights={elementCount(layer.shape)} lambda={lambda} step={step} />
      <div className="presenter-sight" ref={place}>
        <WeightsSight
          run={run}
          layer={layer}
          lens={lens}
          sentence={sentenceOfLooks(run, layer, lens)}
          height={height}
          scale={letters / CHART_LETTERS}
        />
      </div>
    </>
  );
}
