import * as words from '#words/ui/explorer/inside';
import { useMemo, useState, type ReactElement } from 'react';
import { defaultMode } from '../../catalog/modes/modes';
import { defaultOptimiser } from '../../catalog/optimisers/optimisers';
import type { LossUnit } from '../../catalog/tasks/task';
import { lossUnitOf } from '../../catalog/tasks/tasks';
import type { Experiment } from '../../experiment/experiment';
import { focusedRecord, sessionRecords, transportState } from '../../state/selectors';
import type { StepPhaseId } from '../../state/slices/view-slice';
import { WatchedWeights } from '../charts/curves/WatchedWeights';
import { Explained } from '../glossary/Explained';
import { useLook } from '../hooks/use-look';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { EmptyState } from '../parts/EmptyState';
import { layerName } from '../words/layer-name';
import { stepPhases } from '../words/step-phases';
import { shownFocusLayer } from './shown-steps';

const unitOf = (experiment: Experiment | undefined): LossUnit => (experiment === undefined ? 'nats' : lossUnitOf(experiment));

/** The next step of the focused run, phase by phase, with its actual numbers. */
export function SlowStep(): ReactElement {
  const { client, store, transport } = usePlayground();
  const focus = usePlaygroundState(shownFocusLayer);
  const setPhase = store.getState().setStepPhase;
  const {
    mode,
    lossUnit,
    weightScale,
    optimiser,
    phase: running,
    opened,
    shownPhase,
    isOver,
  } = usePlaygroundState((state) => ({
    lossUnit: unitOf(focusedRecord(state)?.summary.experiment),
    weightScale: focusedRecord(state)?.summary.experiment.weightScale ?? 'absmean',
    optimiser: focusedRecord(state)?.summary.experiment.optimiser ?? defaultOptimiser,
    mode: focusedRecord(state)?.summary.mode ?? defaultMode,
    opened: focusedRecord(state)?.summary.opened === true,
    phase: transportState(state).phase,
    shownPhase: state.stepPhase,
    isOver: sessionRecords(state).some(({ summary: { id, step, steps } }) => id === focusedRecord(state)?.summary.id && step >= steps),
  }));
  const [asked, setAsked] = useState(0);
  // During training, the requested step stays; otherwise it is always the next one.
  const step = running === 'running' ? 'running' : (focus?.step ?? 0);
  const look = useLook(
    focus === null || opened ? null : `${focus.run}:${step}:${asked}`,
    `${focus?.run}:${focus?.layer}:${asked}`,
    async () => {
      if (focus === null) throw new Error(words.noModel);
      return client.request('rehearse', { id: focus.run, layer: focus.layer });
    },
  );
  const phases = useMemo(
    () => (look.kind === 'seen' ? stepPhases(look.value, mode, lossUnit, { weightScale, optimiser }) : []),
    [look, mode, lossUnit, weightScale, optimiser],
  );
  if (opened) return <EmptyState>{words.opened}</EmptyState>;
  if (focus === null || look.kind === 'waiting') return <EmptyState>{words.stepToCome}</EmptyState>;
  if (isOver)
    return (
      <EmptyState>
        {words.isOver}{' '}
        <button type="button" className="link-button" onClick={() => void transport.reset()}>
          {words.firstStep}
        </button>
      </EmptyState>
    );
  if (look.kind === 'refused') return <EmptyState>{look.message}</EmptyState>;
  const at = phases.findIndex(({ id }) => id === shownPhase);
  const shown = phases[at];
  if (shown === undefined) return <EmptyState>{words.stepToCome}</EmptyState>;
  return (
    <div className="slow">
      <div className="time-head">
        <h3>{words.stepOf(look.value.step, layerName(look.value.layer).long)}</h3>
        <span className="flow-hold">
          {running === 'running' ? (
            <button type="button" className="link-button" onClick={() => setAsked(asked + 1)}>
              {words.watchNext}
            </button>
          ) : (
            <button
              type="button"
              className="link-button"
              onClick={() => {
                setPhase('quantise');
                void transport.step();
              }}
            >
              {words.takeStep}
            </button>
          )}
        </span>
      </div>
      <div className="phases" role="group" aria-label={words.phases}>
        {phases.map(({ id, name }, i) => (
          <button key={id} type="button" aria-current={id === shownPhase ? 'step' : undefined} onClick={() => setPhase(id)}>
            {i + 1}. {name}
          </button>
        ))}
      </div>
      <WatchedWeights
        step={look.value}
        mode={mode}
        phase={shownPhase}
        description={words.picture(look.value.watched.length, shown.name, shown.words)}
      />
      <div className="phase-words" aria-live="polite">
        <code>
          <Explained id="straightThrough" word={words.straightThrough}>
            {shown.rule}
          </Explained>
        </code>
        <p>{shown.words}</p>
        {/* Round and round, as steps follow each other. */}
        <p className="flow-hold">
          <PhaseButton label={words.back} to={(phases.at(at - 1) ?? shown).id} />
          <PhaseButton label={words.nextPhase} to={(phases[at + 1] ?? phases[0] ?? shown).id} />
        </p>
      </div>
    </div>
  );
}

/** To another phase. */
function PhaseButton({ label, to }: { readonly label: string; readonly to: StepPhaseId }): ReactElement {
  const { store } = usePlayground();
  return (
    <button type="button" className="link-button" onClick={() => store.getState().setStepPhase(to)}>
      {label}
    </button>
  );
}
