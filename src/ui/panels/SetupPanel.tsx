import * as words from '#words/ui/panels/setup-panel';
import * as places from '#words/ui/places';
import type { ReactElement, ReactNode } from 'react';
import { issuesOf, leadingExperiment } from '../../state/draft';
import { isDraftAhead, isTouched, transportState } from '../../state/selectors';
import { LearningRateField } from '../controls/LearningRateField';
import { ParameterField } from '../controls/ParameterField';
import { decidedNote } from '../words/decided-by-recipe';
import { firstParameters, otherParameters, pairsParameter, type Parameter } from '../words/parameters';
import { LockContext, useLocked } from '../hooks/use-locked';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { ModelSizes } from './ModelSizes';
import { Hideable } from '../parts/Hideable';
import { LockNote } from '../parts/LockNote';
import { Panel } from '../parts/Panel';
import './setup-panel.css';

/** How it is trained: four controls in sight, the others behind "All settings", and what the model will weigh. */
export function SetupPanel(): ReactElement {
  const { store, draft: commands, transport } = usePlayground();
  const { draft, settingsOpen } = usePlaygroundState((state) => ({ draft: state.draft, settingsOpen: state.settingsOpen }));
  const { waits, phase } = usePlaygroundState((state) => ({
    waits: isDraftAhead(state) && isTouched(state),
    phase: transportState(state).phase,
  }));
  const hasLocks = usePlaygroundState(({ locked }) => locked.length > 0);
  const issues = issuesOf(draft);
  const experiment = leadingExperiment(draft);
  const problemOf = (name: string): string | null => issues.find(({ field }) => field === name)?.message ?? null;
  const foldedProblem = otherParameters.some(({ name }) => problemOf(name) !== null);
  const homeless = issues.filter(({ field }) => field === null || field === 'task' || field === 'mode');
  const isDefault = Object.keys(draft.settings).length === 0;
  const fieldOf = (parameter: Parameter): ReactElement => (
    <SettingPlace key={parameter.name} name={parameter.name}>
      <ParameterField
        parameter={parameter}
        experiment={experiment}
        problem={problemOf(parameter.name)}
        decided={decidedNote(draft, parameter.name)}
        onEdit={commands.edit}
      />
    </SettingPlace>
  );

  return (
    <Panel
      id="setup"
      title={places.setup}
      aside={
        <button type="button" className="link-button" disabled={isDefault || hasLocks} onClick={() => commands.restoreDefaults()}>
          {words.defaults}
        </button>
      }
    >
      {draft.task === 'memorise' ? fieldOf(pairsParameter) : null}
      {firstParameters.map(fieldOf)}
      <SettingPlace name="learningRate">
        <LearningRateField draft={draft} problem={problemOf('learningRate')} onChange={(rate) => commands.set('learningRate', rate)} />
      </SettingPlace>
      <details
        className="all-settings"
        open={settingsOpen || foldedProblem}
        onToggle={(event) => store.getState().setSettingsOpen(event.currentTarget.open)}
      >
        <summary>
          {words.allSettings}
          <Icon name="chevron" size={16} />
        </summary>
        {otherParameters.map(fieldOf)}
      </details>
      {homeless.map(({ message }) => (
        <p key={message} className="field-problem" role="status">
          <Icon name="warning" size={15} />
          <span>{message}</span>
        </p>
      ))}
      <ModelSizes draft={draft} valid={issues.length === 0} />
      {waits ? (
        <div className="draft-ahead" role="status">
          <p>
            {issues.length > 0
              ? words.cannotBeUsed
              : phase === 'finished' || phase === 'failed'
                ? words.applyOnTraining
                : words.applyOnReset}
          </p>
          <button type="button" className="button small" disabled={issues.length > 0} onClick={() => void transport.reset()}>
            {words.resetAndApply}
          </button>
        </div>
      ) : null}
    </Panel>
  );
}

/** One setting, which a link may hide or lock by its name. */
function SettingPlace({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  const isPanelLocked = useLocked();
  const isLocked = usePlaygroundState(({ locked }) => locked.includes(name));
  return (
    <Hideable id={name}>
      <LockContext value={isPanelLocked || isLocked}>
        {children}
        {isLocked && !isPanelLocked ? <LockNote /> : null}
      </LockContext>
    </Hideable>
  );
}
