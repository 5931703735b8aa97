import { describe, expect, it } from 'vitest';
import {
  eventOfPress,
  isAboutToTrain,
  isCreating,
  moveOfPress,
  nextStage,
  transportTable,
  type Phase,
  type Press,
  type Situation,
  type Stage,
  type TransportEvent,
} from '../../src/state/transport-machine';

const stages = Object.keys(transportTable) as readonly Stage[];
const busy = stages.filter((stage) => stage !== 'rest');
const events: readonly TransportEvent[] = [
  'create',
  'createToTrain',
  'createToStep',
  'reset',
  'resetToTrain',
  'train',
  'step',
  'pause',
  'undo',
  'adopt',
  'edit',
  'leave',
  'done',
  'failed',
];
const phases: readonly Phase[] = ['waiting', 'ready', 'running', 'paused', 'finished', 'failed'];
const presses: readonly Press[] = ['primary', 'step', 'reset', 'newSeed'];
const situations: readonly Situation[] = phases.flatMap((phase) =>
  [true, false].flatMap((isAhead) => [true, false].map((isRefused) => ({ phase, isAhead, isRefused }))),
);

describe('the table', () => {
  it.each(busy)('ends %s whether it goes well or not', (stage) => {
    expect(nextStage(stage, 'failed')).toEqual({ how: 'begin', to: 'rest' });
    expect(nextStage(stage, 'done')).not.toBeNull();
  });

  it.each(stages)('comes to rest from %s after at most two completions', (stage) => {
    let at: Stage = stage;
    for (let ends = 0; ends < 2 && at !== 'rest'; ends++) at = nextStage(at, 'done')?.to ?? at;
    expect(at).toBe('rest');
  });

  it.each(stages)('leaves %s when another task is looked at', (stage) => {
    expect(nextStage(stage, 'leave')).toEqual({ how: 'begin', to: 'rest' });
  });

  it('aims only where pending work serves the new aim, too', () => {
    const family = (stage: Stage): string => stage.replace(/To(Train|Step)$/, '');
    for (const stage of stages)
      for (const event of events) {
        const move = nextStage(stage, event);
        if (move?.how === 'aim') expect(family(move.to)).toBe(family(stage));
      }
  });

  it('knows nothing that is not an event', () => {
    for (const row of Object.values(transportTable)) for (const event of Object.keys(row)) expect(events).toContain(event);
  });

  it('takes up an edited draft while models are being made, and keeps what was to follow', () => {
    for (const stage of stages.filter(isCreating)) expect(nextStage(stage, 'edit')).toEqual({ how: 'begin', to: stage });
  });
});

describe('a press', () => {
  const name = ({ phase, isAhead, isRefused }: Situation): string => `${phase}${isAhead ? ', ahead' : ''}${isRefused ? ', refused' : ''}`;

  it.each(situations.map((situation) => [name(situation), situation] as const))(
    'never asks for models that cannot be made: %s',
    (_name, situation) => {
      for (const press of presses) {
        const event = eventOfPress(press, situation);
        if (situation.isRefused) expect(['create', 'createToTrain', 'createToStep']).not.toContain(event);
      }
    },
  );

  it.each(stages)('in %s, the primary button can be pressed wherever the models can be trained, paused or resumed', (stage) => {
    // Undoing and adopting take an instant, and end before the next press.
    if (stage === 'undoing' || stage === 'adopting') return;
    for (const situation of situations) {
      // A stage that is about to train shows itself as running, and only that.
      if (isAboutToTrain(stage) !== (situation.phase === 'running') && (isAboutToTrain(stage) || stage === 'resetting')) continue;
      const event = eventOfPress('primary', situation);
      if (event === null) continue;
      const isOpen = moveOfPress('primary', stage, situation) !== null;
      const isWaitedFor =
        (stage === 'creating' && event !== 'createToTrain') ||
        stage === 'creatingToStep' ||
        stage === 'stepping' ||
        stage === 'pausing' ||
        stage === 'resetting';
      if (!isWaitedFor) expect(isOpen, `${stage}: ${event} (${name(situation)})`).toBe(true);
    }
  });

  it('trains a finished run again, makes new ones where the draft is another, and pauses what is about to train', () => {
    const at = (phase: Phase, changes: Partial<Situation> = {}): Situation => ({ phase, isAhead: false, isRefused: false, ...changes });
    expect(eventOfPress('primary', at('finished'))).toBe('resetToTrain');
    expect(eventOfPress('primary', at('finished', { isAhead: true }))).toBe('createToTrain');
    expect(eventOfPress('primary', at('finished', { isAhead: true, isRefused: true }))).toBeNull();
    expect(eventOfPress('primary', at('paused', { isAhead: true }))).toBe('train');
    expect(eventOfPress('reset', at('paused', { isAhead: true }))).toBe('create');
    expect(eventOfPress('reset', at('paused', { isAhead: true, isRefused: true }))).toBe('reset');
    expect(eventOfPress('step', at('finished'))).toBeNull();
    expect(moveOfPress('primary', 'starting', at('running'))).toEqual({ how: 'begin', to: 'pausing' });
    expect(moveOfPress('primary', 'creatingToTrain', at('running'))).toEqual({ how: 'aim', to: 'creating' });
  });
});
