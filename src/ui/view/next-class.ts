import * as words from '#words/ui/linked-view';
import { arrivedDraft } from '../../state/arithmetic-here';
import { opensPresenter } from '../../state/draft-link';
import { noticeOf } from '../../state/notice';
import type { Playground } from '../../state/playground';
import { currentSession, transportState } from '../../state/selectors';
import { viewSlice } from '../../state/slices/view-slice';
import type { PlaygroundState } from '../../state/store';
import type { RunId } from '../../worker/protocol';
import { decodeView } from '../../state/view/view-link';
import { showView } from '../../state/view/view-on-page';

/** What a view has to itself: all of the store that was put back to the beginning, but for the runs. */
const plain = viewSlice(() => undefined);
const viewKeys = (Object.keys(plain) as (keyof typeof plain)[]).filter((key) => typeof plain[key] !== 'function');
/** Those that follow the runs, and the lesson, which sets the page when it comes. */
const keysOfRuns: ReadonlySet<(typeof viewKeys)[number]> = new Set([
  'focusedRun',
  'focusedLayer',
  'shownSeed',
  'scrubbedStep',
  'lessonLink',
]);

/** Runs of other tasks that the last reset took away, until nobody can want them back. */
const takenAway = new WeakMap<Playground['store'], readonly RunId[]>();

/**
 * Goes back to what a link began with: its settings, view, prompt and lesson, and no runs. What was trained comes back with the
 * notice's Undo. Own data and the library stay: they belong to the browser, which has a button to delete them.
 *
 * @param hash the part of the address after `#`, as it was opened
 */
export async function resetForNextClass(playground: Playground, hash: string): Promise<void> {
  const { store, client, draft, transport } = playground;
  const { draft: wanted, lessonLink, viewLink } = arrivedDraft(hash);
  const before = store.getState();
  const wasTrained = Object.values(before.sessions).some(({ arms }) =>
    arms.some(({ id }) => (before.facts.runs[id]?.summary.step ?? 0) > 0),
  );
  forget(playground);

  draft.replace(wanted);
  const { sessions } = store.getState();
  const own = sessions[wanted.task];
  const others = Object.values(sessions).filter(({ draft: { task } }) => task !== wanted.task);
  takenAway.set(
    store,
    others.flatMap(({ arms }) => arms.map(({ id }) => id)),
  );
  store.setState({
    ...pick(plain as unknown as PlaygroundState, viewKeys),
    sessions: own === undefined ? {} : { [wanted.task]: own },
    setAside: {},
    pinned: {},
    capacity: null,
  });
  if (currentSession(store.getState()) !== null && transportState(store.getState()).phase !== 'ready') await transport.reset();
  store.getState().openView(viewLink, []);
  showView(playground, decodeView(viewLink).view);
  store.getState().setLessonLink(lessonLink);
  store.getState().setPresenting(opensPresenter(hash));
  if (!wasTrained) return;

  const { notify, resolve } = store.getState();
  const undo = async (): Promise<void> => {
    resolve('former');
    takenAway.delete(store);
    // At once: the runs may take a second to come back, and what is typed meanwhile stays.
    store.setState(
      pick(
        before,
        viewKeys.filter((key) => !keysOfRuns.has(key)),
      ),
    );
    if (store.getState().former !== null) await transport.undo();
    draft.replace(before.draft);
    const { sessions: present } = store.getState();
    store.setState({
      ...pick(before, [...keysOfRuns, 'setAside', 'pinned', 'capacity']),
      sessions: { ...before.sessions, ...present },
    });
    resolve('former');
  };
  notify({
    kind: 'information',
    about: 'former',
    message: words.readyForNext,
    action: {
      label: words.undo,
      accept: () => void undo().catch((error: unknown) => notify(noticeOf(error, words.puttingBack))),
      decline: () => forget(playground),
    },
  });

  function forget({ store: ofPage }: Playground): void {
    const ids = takenAway.get(ofPage) ?? [];
    takenAway.delete(ofPage);
    if (ids.length === 0) return;
    ofPage.getState().applyEvents(ids.map((id) => ({ type: 'removed', id })));
    client.request('remove', { ids }).catch((error: unknown) => ofPage.getState().notify(noticeOf(error, words.clearing)));
  }
}

const pick = <T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
