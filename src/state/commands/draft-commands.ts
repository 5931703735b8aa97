import * as words from '#words/state';
import { defaultMode, type ModeId } from '../../catalog/modes/modes';
import { dataNeeded, type TaskId } from '../../catalog/tasks/tasks';
import { usualDraft } from '../arithmetic-here';
import {
  differOnlyInLearningRate,
  experimentIn,
  issuesOf,
  withModeToggled,
  withSetting,
  type Draft,
  type SettingName,
  type Settings,
} from '../draft';
import { noticeOf } from '../notice';
import { ownSettings } from '../own-settings';
import { armRecords, currentSession, sessionRecords, transportState } from '../selectors';
import type { CommandContext } from './context';
import type { SessionCommands } from './session-commands';
import type { TransportCommands } from './transport-commands';

export interface DraftCommands {
  set<K extends SettingName>(name: K, value: Settings[K]): void;
  /** Any other change of the draft. */
  edit(change: (draft: Draft) => Draft): void;
  toggleMode(mode: ModeId): void;
  /** Pauses what trains and keeps it: coming back to the task finds it again. */
  chooseTask(task: TaskId): void;
  /** Replaces the whole draft, e.g. by that of a link. */
  replace(draft: Draft): void;
  /** Back to the defaults of the task. */
  restoreDefaults(): void;
}

/** Settings come and go; what the person gave stays. */
const dataIn = ({ data }: Draft): Pick<Draft, 'data'> => (data === undefined ? {} : { data });

export function draftCommands({ client, store }: CommandContext, sessions: SessionCommands, transport: TransportCommands): DraftCommands {
  function change(draft: Draft): void {
    store.getState().setDraft(draft);
    changeLearningRateNow();
    transport.draftChanged();
  }

  /** The one setting that may change while a run trains. */
  function changeLearningRateNow(): void {
    const state = store.getState();
    const session = currentSession(state);
    const { draft } = state;
    if (session === null || draft.settings.learningRate === session.draft.settings.learningRate) return;
    const phase = transportState(state).phase;
    if (phase === 'ready' || phase === 'finished' || issuesOf(draft).length > 0 || !differOnlyInLearningRate(session.draft, draft)) return;
    state.setSession({ ...session, draft });
    for (const { mode, id } of session.arms) {
      const { learningRate } = experimentIn(draft, mode);
      client
        .request('setLearningRate', { id, learningRate })
        .catch((error: unknown) => store.getState().notify(noticeOf(error, words.changingRate)));
    }
  }

  function chooseTask(task: TaskId): void {
    const state = store.getState();
    if (task === state.draft.task) return;
    const { modes, seeds, budget, settings } = state.draft;
    const fresh: Draft = {
      ...usualDraft(task),
      modes,
      seeds,
      budget,
      settings: ownSettings(settings),
    };
    replace(state.setAside[task] ?? fresh);
  }

  /** With what is given for its task by now: a draft that was set aside, or came with a link, may know of other data or none. */
  function withGivenData({ data: _former, ...rest }: Draft): Draft {
    const needed = dataNeeded(rest.task);
    const card = needed === null ? undefined : store.getState().given[needed]?.card;
    return card === undefined ? rest : { ...rest, data: card };
  }

  function replace(wanted: Draft): void {
    const state = store.getState();
    const draft = dataNeeded(wanted.task) === 'foreign' ? wanted : withGivenData(wanted);
    if (draft.task === state.draft.task) return change(draft);
    const isAtRest = state.stage === 'rest';
    const training = sessionRecords(state).flatMap(({ summary }) => (isAtRest && summary.state !== 'running' ? [] : summary.id));
    state.setDraft(draft);
    const arms = armRecords(store.getState());
    const arm = arms.find(({ summary }) => summary.mode === defaultMode) ?? arms[0];
    if (arm !== undefined) sessions.focusRun(arm.summary.id);
    transport.taskLeft(training);
  }

  return {
    set: (name, value) => change(withSetting(store.getState().draft, name, value)),
    edit: (edited) => change(edited(store.getState().draft)),
    toggleMode: (mode) => change(withModeToggled(store.getState().draft, mode)),
    chooseTask,
    replace,
    restoreDefaults: () => change({ ...usualDraft(store.getState().draft.task), ...dataIn(store.getState().draft) }),
  };
}
