import * as words from '#words/ui/panels/weights-panel';
import type { ReactElement } from 'react';
import { defaultMode, modeOf, type ModeId } from '../../catalog/modes/modes';
import { armRecords, focusedRecord, guestRecords } from '../../state/selectors';
import type { RunId } from '../../worker/protocol';
import { SegmentedControl, type Segment } from '../controls/SegmentedControl';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { RunMark } from '../RunMark';
import { runName } from '../words/run-name';

/** Selects the focused run. */
export function RunPicker(): ReactElement | null {
  const { session, store } = usePlayground();
  // Ids only: summaries change with every step, and what is shown of a run never does.
  const arms = usePlaygroundState((state) => armRecords(state).map(({ summary }) => summary.id));
  const guests = usePlaygroundState((state) => guestRecords(state).map(({ summary }) => summary.id));
  const focused = usePlaygroundState((state) => focusedRecord(state)?.summary.id);
  const draftModes = usePlaygroundState((state) => state.draft.modes);
  if (focused === undefined) return <Placeholder modes={draftModes} />;
  if (arms.length + guests.length < 2) return null;
  const { runs } = store.getState().facts;

  const segmentOf = (id: RunId, isGuest: boolean): readonly Segment<RunId>[] => {
    const summary = runs[id]?.summary;
    if (summary === undefined) return [];
    const name = isGuest ? runName(summary, true) : modeOf(summary.mode).label;
    const label = (
      <>
        <RunMark mode={summary.mode} />
        {name}
      </>
    );
    return [{ value: id, name, label }];
  };
  return (
    <SegmentedControl
      className="run-picker"
      label={words.runLookedAt}
      value={focused}
      onChange={(id) => session.focusRun(id)}
      segments={[...arms.flatMap((id) => segmentOf(id, false)), ...guests.flatMap((id) => segmentOf(id, true))]}
    />
  );
}

/** Keeps the place until the runs exist. */
function Placeholder({ modes }: { readonly modes: readonly ModeId[] }): ReactElement | null {
  if (modes.length < 2) return null;
  return (
    <SegmentedControl
      className="run-picker"
      label={words.runLookedAt}
      value={modes.includes(defaultMode) ? defaultMode : (modes[0] ?? defaultMode)}
      onChange={() => undefined}
      segments={modes.map((mode) => ({
        value: mode,
        disabled: true,
        label: (
          <>
            <RunMark mode={mode} />
            {modeOf(mode).label}
          </>
        ),
      }))}
    />
  );
}
