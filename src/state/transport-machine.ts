/**
 * What the buttons beside Train do, as one small machine: what is under way, and what each event makes of it. Pure.
 *
 * A press becomes an event by what there is to press on ({@link eventOfPress}), the event becomes another stage by the table
 * ({@link nextStage}), and the commands carry out what a stage is about. A press that the table has nothing for is a button
 * that cannot be pressed. Whatever is under way ends with `done` or `failed`; only what was begun last is listened to.
 */

/** What has been asked of the engine and is not done yet. The models may train in any of them. */
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
 * Where an event leads. `begin`: what the stage is about starts (again), and what was under way is not listened to any more.
 * `aim`: what is under way goes on, only what follows it is another.
 */
export interface Move {
  readonly how: 'begin' | 'aim';
  readonly to: Stage;
}

const begin = (to: Stage): Move => ({ how: 'begin', to });
const aim = (to: Stage): Move => ({ how: 'aim', to });

type Row = Partial<Readonly<Record<TransportEvent, Move>>>;

/** From any stage, something else may be begun in place of what is under way. */
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

/** Null where the event means nothing at this stage. */
export const nextStage = (stage: Stage, event: TransportEvent): Move | null => transportTable[stage][event] ?? null;

export const isCreating = (stage: Stage): boolean => stage === 'creating' || stage === 'creatingToTrain' || stage === 'creatingToStep';

/** Training is what it is about, though no step has been reported. */
export const isAboutToTrain = (stage: Stage): boolean =>
  stage === 'starting' || stage === 'creatingToTrain' || stage === 'resettingToTrain';

/** Where the models of the current task are in their training, and what the person wants. */
export type Phase = 'waiting' | 'ready' | 'running' | 'paused' | 'finished' | 'failed';

export type Press = 'primary' | 'step' | 'reset' | 'newSeed';

/** What there is to press on. */
export interface Situation {
  readonly phase: Phase;
  /** The draft is no longer what the models were made from. */
  readonly isAhead: boolean;
  /** No models can be made from the draft. */
  readonly isRefused: boolean;
}

/** What a press asks for; null where the button can do nothing. */
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

/** Where a press leads from a stage; null where the button cannot be pressed. */
export function moveOfPress(press: Press, stage: Stage, situation: Situation): Move | null {
  const event = eventOfPress(press, situation);
  return event === null ? null : nextStage(stage, event);
}
