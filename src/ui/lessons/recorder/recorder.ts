/**
 * Records a lesson while its author uses the page: what is done becomes a step, in which the page is as it was before. Words are
 * typed in later. Lives as long as the page, because turning a phone around takes every card away and brings it back.
 */
import * as words from '#words/ui/lessons/recorder';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Act, Lesson, LessonPanel, LessonStep, StepView } from '../../../lessons/lesson';
import { LONGEST_TITLE, MOST_STEPS } from '../../../lessons/lesson-limits';
import { isForLessons, observedBetween, viewOf, type Observed } from '../../../lessons/observed-acts';
import { withoutOwn } from '../../../lessons/play-lesson';
import { idOf } from '../../../lessons/write-lesson';
import type { Playground } from '../../../state/playground';
import type { PlaygroundState } from '../../../state/store';
import { actTitle, changedThing, changeTitle } from '../act-words';
import { browserStorage, keep, readKept, type RecordingStorage } from './kept-recording';

export interface RecordedStep extends LessonStep {
  /** For as long as the page is open, whatever its place. */
  readonly key: number;
}

export interface RecordedLesson {
  readonly title: string;
  readonly aim: string;
  readonly assumes: string;
  readonly steps: readonly RecordedStep[];
}

export interface Recording {
  readonly lesson: RecordedLesson;
  /** Whether the card is open. */
  readonly isOpen: boolean;
  /** Whether what is done on the page becomes a step. */
  readonly isListening: boolean;
  /** Whether the browser keeps it. */
  readonly isKept: boolean;
  /** The step whose words are being written, by its key. */
  readonly openStep: number | null;
  /** What Undo brings back, and what was done to it. */
  readonly former: { readonly words: string; readonly lesson: RecordedLesson } | null;
  /** What happened last, for those who do not see it. */
  readonly said: string;
}

export interface Recorder {
  readonly store: StoreApi<Recording>;
  open(): void;
  close(): void;
  listen(on: boolean): void;
  describe(given: Partial<Pick<RecordedLesson, 'title' | 'aim' | 'assumes'>>): void;
  edit(key: number, change: (step: RecordedStep) => RecordedStep): void;
  unfold(key: number | null): void;
  /** By so many places; negative: towards the beginning. */
  move(key: number, by: number): void;
  remove(key: number): void;
  startOver(): void;
  /** Goes on with a lesson that exists. */
  take(lesson: Lesson): void;
  undo(): void;
}

const emptyLesson: RecordedLesson = { title: words.myLesson, aim: '', assumes: '', steps: [] };

/** Passing over a choice with the arrow keys is no choice. */
const passingMs = 1000;

const panelOf = (act: Act): LessonPanel | null =>
  (
    {
      train: 'weights',
      lens: 'weights',
      scrub: 'weights',
      view: 'explorer',
      inside: 'explorer',
      layer: 'explorer',
      try: 'try',
      download: null,
    } as const
  )[act.act];

const panelOfThing = (thing: string): LessonPanel =>
  thing === 'task' ? 'task' : thing === 'modes' || thing === 'seeds' || thing === 'budget' ? 'mode' : 'setup';

/** A lesson as others get it. */
export const asLesson = ({ steps, ...about }: RecordedLesson): Lesson => ({
  ...about,
  id: idOf(about.title),
  steps: steps.map(({ key: _key, ...step }) => step),
});

const recorders = new WeakMap<Playground, Recorder>();

/** The recorder of a page, with what its browser has kept. */
export function recorderOf(playground: Playground): Recorder {
  const known = recorders.get(playground) ?? createRecorder(playground, browserStorage());
  recorders.set(playground, known);
  return known;
}

export function createRecorder({ store: page }: Pick<Playground, 'store'>, storage: RecordingStorage | null): Recorder {
  let keys = 0;
  const recorded = ({ title, aim, assumes, steps }: Lesson): RecordedLesson => ({
    title,
    aim,
    assumes,
    steps: steps.map((step) => ({ ...step, key: ++keys })),
  });
  const kept = readKept(storage);
  const store = createStore<Recording>(() => ({
    lesson: kept === null || kept === 'unreadable' ? emptyLesson : recorded(kept.lesson),
    isOpen: kept !== null && kept !== 'unreadable' && kept.isOpen,
    isListening: true,
    isKept: true,
    openStep: null,
    former: null,
    said: kept === 'unreadable' ? words.unreadable : '',
  }));

  /** The titles that were given here, by key: what the author has not changed may be said anew. */
  const titles = new Map<number, string>();
  /** What the newest step is of, and when it was recorded. */
  let newest: { readonly key: number; readonly thing: string; readonly ms: number } | null = null;
  /** The step of the training that was begun last. */
  let trainingKey: number | null = null;

  store.subscribe(({ lesson, isOpen }, former) => {
    if (lesson === former.lesson && isOpen === former.isOpen) return;
    store.setState({ isKept: keep(storage, { isOpen, lesson: asLesson(lesson) }) });
  });

  const lesson = (): RecordedLesson => store.getState().lesson;
  const setSteps = (steps: readonly RecordedStep[], rest: Partial<Recording> = {}): void =>
    store.setState({ lesson: { ...lesson(), steps }, ...rest });
  const indexOf = (key: number | null): number => lesson().steps.findIndex((step) => step.key === key);

  function append(step: LessonStep, thing: string): void {
    if (lesson().steps.length >= MOST_STEPS) {
      store.setState({ said: words.full(MOST_STEPS), isListening: false });
      return;
    }
    const key = ++keys;
    newest = { key, thing, ms: performance.now() };
    titles.set(key, step.title);
    setSteps([...lesson().steps, { ...step, key }], { said: words.recorded(lesson().steps.length + 1, step.title) });
  }

  /** Says something else of a step that is there; what its author has written of it stays. */
  function amend(key: number, change: Partial<LessonStep> & Pick<LessonStep, 'title'>): void {
    const index = indexOf(key);
    const step = lesson().steps[index];
    if (step === undefined) return;
    const title = step.title === titles.get(key) ? change.title : step.title;
    titles.set(key, change.title);
    setSteps(lesson().steps.with(index, { ...step, ...change, title }), { said: words.isNow(index + 1, title) });
    if (newest?.key === key) newest = { ...newest, ms: performance.now() };
  }

  /** The newest step, where this would only be more of the same. */
  function continued(thing: string): RecordedStep | null {
    const last = lesson().steps.at(-1);
    if (last === undefined || newest === null || newest.key !== last.key || newest.thing !== thing) return null;
    const isGradual = thing === 'scrub' || thing === 'try' || (thing.startsWith('set:') && thing !== 'set:task');
    return isGradual || performance.now() - newest.ms < passingMs ? last : null;
  }

  function record(observed: Observed, before: PlaygroundState): void {
    if (observed.kind === 'set') return recordSetting(observed.draft, before);
    const { act, amends } = observed;
    const step = stepOf(act, before);
    if (act.act === 'train') {
      const begun = lesson().steps[indexOf(trainingKey)];
      if (amends && begun?.act?.act === 'train') return amend(begun.key, { act, title: step.title });
      append(step, 'train');
      trainingKey = newest?.key ?? null;
      return;
    }
    const last = continued(act.act);
    if (last === null) return append(step, act.act);
    if (act.act === 'scrub' && act.step === (last.view.scrub ?? null)) {
      // There and back is nowhere.
      setSteps(lesson().steps.slice(0, -1), { said: words.takenBack(lesson().steps.length) });
      newest = null;
      return;
    }
    amend(last.key, { act, title: step.title });
  }

  function recordSetting(draft: PlaygroundState['draft'], before: PlaygroundState): void {
    const former = withoutOwn(before.draft);
    const thing = changedThing(former, draft);
    const last = continued(`set:${thing}`);
    const title = changeTitle(former, draft).slice(0, LONGEST_TITLE);
    if (last !== null) amend(last.key, { draft, title });
    else append({ title, text: '', draft, view: {}, panel: panelOfThing(thing), act: null, ask: null }, `set:${thing}`);
  }

  page.subscribe((after, before) => {
    const { isOpen, isListening } = store.getState();
    // A lesson that is played sets the page by itself.
    if (!isOpen || !isListening || after.lessonLink !== '' || before.lessonLink !== '') return;
    for (const observed of observedBetween(before, after)) record(observed, before);
    if (after.draft !== before.draft && !isForLessons(after.draft)) store.setState({ said: words.notForLessons });
  });

  return {
    store,
    open: () => store.setState({ isOpen: true, isListening: true, said: '' }),
    close: () => store.setState({ isOpen: false, openStep: null }),
    listen: (isListening) =>
      store.setState({
        isListening,
        said: isListening ? words.goesOn : words.isPaused,
      }),
    describe: (given) => store.setState({ lesson: { ...lesson(), ...given } }),
    edit: (key, change) => setSteps(lesson().steps.map((step) => (step.key === key ? change(step) : step))),
    unfold: (openStep) => store.setState({ openStep }),
    move(key, by) {
      const from = indexOf(key);
      const to = from + by;
      const step = lesson().steps[from];
      if (step === undefined || to < 0 || to >= lesson().steps.length) return;
      setSteps(lesson().steps.toSpliced(from, 1).toSpliced(to, 0, step), { said: words.moved(step.title, to + 1) });
    },
    remove(key) {
      const index = indexOf(key);
      const step = lesson().steps[index];
      if (step === undefined) return;
      const message = words.deleted(index + 1, step.title);
      setSteps(lesson().steps.toSpliced(index, 1), { former: { words: message, lesson: lesson() }, said: message, openStep: null });
    },
    startOver() {
      const message = words.allDeleted(lesson().steps.length);
      store.setState({ lesson: emptyLesson, former: { words: message, lesson: lesson() }, said: message, openStep: null });
    },
    take(given) {
      const former = lesson().steps.length === 0 ? null : { words: words.putAside, lesson: lesson() };
      store.setState({ lesson: recorded(given), former, isOpen: true, isListening: true, openStep: null, said: '' });
    },
    undo() {
      const { former } = store.getState();
      if (former !== null) store.setState({ lesson: former.lesson, former: null, said: words.isBack });
    },
  };
}

/** A step in which the page is as it was, and this is done. */
const stepOf = (act: Act, before: PlaygroundState): LessonStep => ({
  title: actTitle(act),
  text: '',
  draft: isForLessons(before.draft) ? withoutOwn(before.draft) : null,
  view: viewBefore(act, before),
  panel: panelOf(act),
  act,
  ask: null,
});

/** A training is begun at its newest step. */
const viewBefore = (act: Act, before: PlaygroundState): StepView =>
  act.act === 'train' ? { ...viewOf(before), scrub: null } : viewOf(before);
