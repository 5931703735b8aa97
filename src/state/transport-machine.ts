/**
 * The transport buttons as a finite state machine: stages (pending work) and transitions by event. Pure.
 *
 * A press becomes an event depending on the state ({@link eventOfPress}), the table maps the event to the next stage
 * ({@link nextStage}), and the commands execute the stage. A button without a transition is disabled. Pending work ends
 * with `done` or `failed`; results of superseded work are ignored.
 */

/** Pending request to the engine. The models may train in any stage. */
export type Stage =
  | 'rest'
  /** Models are being made from the draft. */
  | 'creating'
  | 'creatingToTrain'
  | 'creatingToStep'
  /** The same models go back to their initial weights. */
  | 'resetting'
  | 'resettingToTrain'
  /** Training was asked for, and no step has been reported yet: kernels may be compiling. */
  | 'starting'
  | 'stepping'
  | 'pausing'
  /** A former result is being put back. */
  | 'undoing'
  /** A run from a file takes the place of the models. */
  | 'adopting';

export type TransportEvent =
  | 'create'
  | 'createToTrain'
  | 'createToStep'
  | 'reset'
  | 'resetToTrain'
  | 'train'
  | 'step'
  | 'pause'
  | 'undo'
  | 'adopt'
  /** The draft has changed, and nothing has been trained that would have to wait for Train or Reset. */
  | 'edit'
  /** Another task is looked at. */
  | 'leave'
  | 'done'
  | 'failed';

/**
 * A transition. `begin`: the work of the stage (re)starts, and pending work is superseded.
 * `aim`: pending work goes on, but is followed by another stage.
 */
export interface Move {
  readonly how: 'begin' | 'aim';
  readonly to: Stage;
}

const begin = (to: Stage): Move => ({ how: 'begin', to });
const aim = (to: Stage): Move => ({ how: 'aim', to });

type Row = Partial<Readonly<Record<TransportEvent, Move>>>;

/** Transitions from any stage that supersede pending work. */
const anew: Row = {
  create: begin('creating'),
  createToTrain: begin('creatingToTrain'),
  createToStep: begin('creatingToStep'),
  adopt: begin('adopting'),
  leave: begin('rest'),
  failed: begin('rest'),
};

const creating: Row = {
  ...anew,
  createToTrain: aim('creatingToTrain'),
  createToStep: aim('creatingToStep'),
  // Without the models that are being made, there is nothing to go back with.
  edit: begin('creating'),
  undo: begin('undoing'),
};

export const transportTable: Readonly<Record<Stage, Row>> = {
  rest: {
    ...anew,
    reset: begin('resetting'),
    resetToTrain: begin('resettingToTrain'),
    train: begin('starting'),
    step: begin('stepping'),
    pause: begin('pausing'),
    undo: begin('undoing'),
    edit: begin('creating'),
  },
  creating: { ...creating, done: begin('rest') },
  creatingToTrain: { ...creating, pause: aim('creating'), edit: begin('creatingToTrain'), done: begin('starting') },
  creatingToStep: { ...creating, edit: begin('creatingToStep'), done: begin('stepping') },
  resetting: { ...anew, resetToTrain: aim('resettingToTrain'), train: aim('resettingToTrain'), done: begin('rest') },
  resettingToTrain: { ...anew, pause: aim('resetting'), done: begin('starting') },
  starting: { ...anew, pause: begin('pausing'), reset: begin('resetting'), done: begin('rest') },
  stepping: { ...anew, pause: begin('pausing'), reset: begin('resetting'), done: begin('rest') },
  pausing: { ...anew, train: begin('starting'), reset: begin('resetting'), done: begin('rest') },
  undoing: { leave: begin('rest'), done: begin('rest'), failed: begin('rest') },
  adopting: { leave: begin('rest'), done: begin('rest'), failed: begin('rest') },
};

/** Null where the stage has no transition for the event. */
export const nextStage = (stage: Stage, event: TransportEvent): Move | null => transportTable[stage][event] ?? null;

export const isCreating = (stage: Stage): boolean => stage === 'creating' || stage === 'creatingToTrain' || stage === 'creatingToStep';

/** Stages that lead to training, though no step has been reported. */
export const isAboutToTrain = (stage: Stage): boolean =>
  stage === 'starting' || stage === 'creatingToTrain' || stage === 'resettingToTrain';

/** Training status of the current task's models, and the person's intent. */
export type Phase = 'waiting' | 'ready' | 'running' | 'paused' | 'finished' | 'failed';

export type Press = 'primary' | 'step' | 'reset' | 'newSeed';

/** State that decides what a press does. */
export interface Situation {
  readonly phase: Phase;
  /** The draft is no longer what the models were made from. */
  readonly isAhead: boolean;
  /** No models can be made from the draft. */
  readonly isRefused: boolean;
}

/** The event of a press; null where the button is disabled. */
export function eventOfPress(press: Press, { phase, isAhead, isRefused }: Situation): TransportEvent | null {
  const needsModels = phase === 'waiting' || (isAhead && (phase === 'ready' || phase === 'finished' || phase === 'failed'));
  switch (press) {
    case 'primary':
      if (phase === 'running') return 'pause';
      if (needsModels) return isRefused ? null : 'createToTrain';
      return phase === 'finished' || phase === 'failed' ? 'resetToTrain' : 'train';
    case 'step':
      if (phase === 'running' || phase === 'finished' || phase === 'failed') return null;
      if (needsModels) return isRefused ? null : 'createToStep';
      return 'step';
    case 'reset':
      if (phase === 'waiting') return null;
      return isAhead && !isRefused ? 'create' : 'reset';
    case 'newSeed':
      return isRefused ? null : 'create';
  }
}

/** The transition of a press at a stage; null where the button is disabled. */
export function moveOfPress(press: Press, stage: Stage, situation: Situation): Move | null {
  const event = eventOfPress(press, situation);
  return event === null ? null : nextStage(stage, event);
}
