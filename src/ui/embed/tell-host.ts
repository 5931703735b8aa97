/**
 * What a frame tells the page around it, by `postMessage`:
 *
 *   { type: 'bitnet-playground:height', height }                              px that its content takes, whenever that changes
 *   { type: 'bitnet-playground:done', what: 'training', task, steps, modes }  the compared runs have ended
 *   { type: 'bitnet-playground:done', what: 'lesson', lesson }                a lesson was left at its last step
 *
 * The target is any origin: the page around is not known, and sizes and completion are nothing that it must not hear. No answer,
 * text or data of a person is ever sent, and nothing that arrives is listened to.
 */
import { lessonOf } from '../../lessons/catalogue';
import { decodeLessonLink, type LessonPlace } from '../../lessons/lesson-link';
import { sessionRecords, transportState } from '../../state/selectors';
import type { PlaygroundState, PlaygroundStore } from '../../state/store';
import { tellHeight } from './tell-height';

type Message =
  | {
      readonly type: 'bitnet-playground:done';
      readonly what: 'training';
      readonly task: string;
      readonly steps: number;
      readonly modes: readonly string[];
    }
  | { readonly type: 'bitnet-playground:done'; readonly what: 'lesson'; readonly lesson: string };

/** @returns ends it */
export function tellHost(store: PlaygroundStore, content: HTMLElement): () => void {
  if (window.parent === window) return () => undefined;
  const tell = (message: Message): void => window.parent.postMessage(message, '*');

  const stop = tellHeight(content);
  const unsubscribe = store.subscribe((state, former) => {
    if (isFinished(state) && !isFinished(former)) {
      const { steps } = transportState(state);
      tell({ type: 'bitnet-playground:done', what: 'training', task: state.draft.task, steps, modes: state.draft.modes });
    }
    const left = state.lessonLink === former.lessonLink ? null : lastStepOf(former.lessonLink);
    if (left !== null && state.lessonLink === '') tell({ type: 'bitnet-playground:done', what: 'lesson', lesson: left });
  });
  return () => {
    stop();
    unsubscribe();
  };
}

const isFinished = (state: PlaygroundState): boolean => sessionRecords(state).length > 0 && transportState(state).phase === 'finished';

/** The lesson whose last step a link stands at, or null. */
function lastStepOf(link: string): string | null {
  const place = placeOf(link);
  if (place === null || !('id' in place.lesson)) return null;
  const steps = lessonOf(place.lesson.id)?.steps.length ?? 0;
  return place.step === steps - 1 ? place.lesson.id : null;
}

function placeOf(link: string): LessonPlace | null {
  try {
    return decodeLessonLink(link);
  } catch {
    // A damaged lesson file was never played.
    return null;
  }
}
