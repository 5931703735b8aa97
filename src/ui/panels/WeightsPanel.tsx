import * as words from '#words/ui/panels/weights-panel';
import * as app from '#words/ui/app';
import { Suspense, type ReactElement } from 'react';
import { issuesOf } from '../../state/draft';
import type { Lens } from '../../state/slices/view-slice';
import { layerInFocus, looksOf, type FocusedLooks } from '../../state/record/focused-looks';
import { weightsShown } from '../../state/record/weights-shown';
import { SegmentedControl } from '../controls/SegmentedControl';
import { useIsPhone } from '../hooks/use-media';
import { ErrorBoundary } from '../parts/ErrorBoundary';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { FailedPart } from '../parts/FailedPart';
import { Hideable } from '../parts/Hideable';
import { extra } from '../parts/extra';
import { part } from '../parts/part';
import { formatFixed } from '../words/format';
import { EmptyState } from '../parts/EmptyState';
import { Panel } from '../parts/Panel';
import { RunPicker } from './RunPicker';
import './weights-panel.css';

/** Not needed before the first weights exist. */
const inspectedLayer = async () => (await import('./InspectedLayer')).InspectedLayer;
const InspectedLayer = part(inspectedLayer);

/** With what shows it, or it would play unseen. */
const RecordingPlayer = extra(async () => {
  const [{ RecordingPlayer: Player }] = await Promise.all([import('../recording/RecordingPlayer'), inspectedLayer()]);
  return Player;
});

/** The heart of the page: every weight of one BitLinear, through one of three lenses. */
export function WeightsPanel(): ReactElement {
  const { store } = usePlayground();
  const run = usePlaygroundState((state) => looksOf(weightsShown(state)));
  const mayPlay = usePlaygroundState((state) => state.recording !== 'over');
  const { lens, focusedLayer } = usePlaygroundState((state) => ({ lens: state.lens, focusedLayer: state.focusedLayer }));
  const layer = layerInFocus(run, focusedLayer);
  // Settings that no model can be made from are what is waited for, once there is a backend.
  const isPhone = useIsPhone();
  const lensPicker = (
    <Hideable id="lens">
      <LensPicker run={run} lens={lens} onChange={(chosen) => store.getState().setLens(chosen)} />
    </Hideable>
  );
  const waitsFor = usePlaygroundState((state) => (state.startUp === 'ready' ? (issuesOf(state.draft)[0]?.message ?? null) : null));

  return (
    <Panel
      id="weights"
      title={app.weights}
      aside={
        <>
          <RunPicker />
          {isPhone ? null : lensPicker}
        </>
      }
    >
      {mayPlay ? <RecordingPlayer /> : null}
      {layer === null ? (
        <EmptyState explains>{waitsFor ?? words.weightsToCome}</EmptyState>
      ) : (
        <ErrorBoundary fallback={(failure) => <FailedPart failure={failure} />}>
          <Suspense fallback={<EmptyState>{words.loading}</EmptyState>}>
            <InspectedLayer run={run} layer={layer} lens={lens}>
              {isPhone ? lensPicker : null}
            </InspectedLayer>
          </Suspense>
        </ErrorBoundary>
      )}
    </Panel>
  );
}

function LensPicker({
  run,
  lens,
  onChange,
}: {
  readonly run: FocusedLooks;
  readonly lens: Lens;
  readonly onChange: (lens: Lens) => void;
}): ReactElement {
  const lambda = run.inspection?.lambda;
  const isFull = run.mode === 'none';
  return (
    <SegmentedControl
      className="lens-picker"
      label={words.lens}
      value={isFull ? 'latent' : lens}
      onChange={onChange}
      segments={[
        { value: 'latent', label: isFull ? words.asTheyAre : words.latent },
        { value: 'quantised', label: words.quantised, disabled: isFull },
        {
          value: 'effective',
          disabled: isFull,
          name: lambda === undefined || isFull ? words.effective : words.effectiveAt(formatFixed(lambda, 2)),
          label: (
            <>
              {words.effective}
              <span className="lens-lambda">{isFull || lambda === undefined ? '' : `λ ${formatFixed(lambda, 2)}`}</span>
            </>
          ),
        },
      ]}
    />
  );
}
