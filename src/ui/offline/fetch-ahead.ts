/**
 * What an open page may still need, fetched before that, where the browser does not keep the whole page: on plain http, in windows
 * that keep nothing, from a site of which a file is missing.
 *
 * Everything is imported, not only asked for: whether a browser keeps a file that it was sent is the host's affair, and a part that
 * was imported is there whatever the host says.
 */
import { isAnyTraining } from '../../state/selectors';
import type { Playground } from '../../state/playground';
import { importsToCome } from '../parts/fetched-later';
import { prepareLooks } from '../parts/prepare-looks';

/** How long after the first press or key, and after a training, in ms: what that has begun comes first. */
const calmMs = 2_000;

/** How long nobody presses anything before it is fetched all the same, in ms. */
const unpressedMs = 10_000;

/** How long a busy page may put off the next part, in ms. */
const patienceMs = 1_000;

/**
 * Begins with the first press or key, or after ten calm seconds, and again when the network is back. Returns what ends it, and resolves
 * when what was under way is here.
 */
export function fetchAhead(playground: Playground): () => Promise<void> {
  const ending = new AbortController();
  const { signal } = ending;
  const began = new AbortController();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (ms: number, work: () => Promise<void>): void => void timers.add(setTimeout(() => void work(), ms));

  let underWay: Promise<unknown> = Promise.resolve();

  async function fetchAll(): Promise<void> {
    for (const load of importsToCome) {
      await idle();
      if (signal.aborted) return;
      // Whoever needs it is told why it is missing.
      underWay = load().catch(() => undefined);
      await underWay;
    }
    await prepare();
  }

  async function prepare(): Promise<void> {
    underWay = prepareTrained(playground);
    await underWay;
  }

  async function begin(): Promise<void> {
    if (began.signal.aborted) return;
    began.abort();
    await fetchAll();
  }
  const onPress = (): void => later(calmMs, begin);
  later(hasPressed() ? calmMs : unpressedMs, begin);
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, onPress, { once: true, passive: true, signal: began.signal });
  addEventListener('online', () => void fetchAll(), { signal });
  const unsubscribe = playground.store.subscribe((state, former) => {
    if (isAnyTraining(former) && !isAnyTraining(state)) later(calmMs, prepare);
  });
  return async () => {
    ending.abort();
    began.abort();
    timers.forEach(clearTimeout);
    unsubscribe();
    await underWay;
  };
}

/** In every worker that has trained something: who has only come to look needs it nowhere. */
async function prepareTrained(playground: Playground): Promise<void> {
  const trained = Object.values(playground.store.getState().facts.runs).filter(({ summary }) => summary.step > 0);
  await prepareLooks(
    playground,
    trained.map(({ summary }) => summary.id),
  );
}

/** Whether somebody has, before this was fetched; browsers that cannot tell say no. */
const hasPressed = (): boolean => (navigator as { readonly userActivation?: UserActivation }).userActivation?.hasBeenActive === true;

/** Safari has no idle callback. */
const idle = async (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: patienceMs });
    else setTimeout(resolve, 100);
  });
