import * as words from '#words/ui/presenter';
import { useEffect, useRef, type ComponentType, type ReactElement } from 'react';
import { transportState } from '../../state/selectors';
import { sceneIds, type SceneId } from '../../state/slices/view-slice';
import { BehaviourStrip } from '../examples/BehaviourStrip';
import { ProgressStatus } from '../header/ProgressStatus';
import { TrainButton } from '../header/TrainButton';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { useToggleTraining } from '../hooks/use-space-toggles';
import { Icon } from '../Icon';
import { FullScreenButton } from './FullScreenButton';
import { LossScene } from './LossScene';
import { ResultScene } from './ResultScene';
import { WeightsScene } from './WeightsScene';
import './presenter.css';

const scenes: Readonly<Record<SceneId, { readonly name: string; readonly View: ComponentType }>> = {
  weights: { name: words.scenes.weights, View: WeightsScene },
  behaviour: { name: words.scenes.behaviour, View: BehaviourStrip },
  loss: { name: words.scenes.loss, View: LossScene },
  result: { name: words.scenes.result, View: ResultScene },
};

/** How far a key leads; a clicker sends Page Down and Page Up. */
const leaps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

/** The page for the last row of a classroom (mounted while it is open): one scene at a time, large, and no settings. */
export function Presenter(): ReactElement {
  const { store } = usePlayground();
  const scene = usePlaygroundState((state) => state.scene);
  const isOver = usePlaygroundState((state) => ['finished', 'failed'].includes(transportState(state).phase));
  const dialog = useRef<HTMLDialogElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Not on a button: the space bar trains from here.
    stage.current?.focus();
  }, []);
  usePresenterKeys(dialog);

  const place = sceneIds.indexOf(scene);
  const { name, View } = scenes[scene];
  const goTo = (index: number): void => store.getState().setScene(sceneIds[index] ?? scene);

  return (
    <dialog ref={dialog} className="presenter" aria-label={words.presenter} onClose={() => store.getState().setPresenting(false)}>
      <div className="presenter-screen" ref={screen}>
        <div className="presenter-bar" role="group" aria-label={words.training}>
          <TrainButton />
          {isOver ? null : <kbd>{words.space}</kbd>}
          <ProgressStatus />
          <FullScreenButton screen={screen} />
          <button type="button" className="button" aria-keyshortcuts="Escape" onClick={() => dialog.current?.close()}>
            {words.leave} <kbd>{words.escape}</kbd>
          </button>
        </div>
        <section ref={stage} className="presenter-stage" data-scene={scene} aria-label={name} tabIndex={-1}>
          <View />
        </section>
        <nav className="presenter-bar" aria-label={words.allScenes}>
          <button
            type="button"
            className="button presenter-back"
            aria-label={words.previous}
            aria-keyshortcuts="ArrowLeft PageUp"
            disabled={place === 0}
            aria-describedby="presenter-place"
            onClick={() => goTo(place - 1)}
          >
            <Icon name="chevron" />
          </button>
          {sceneIds.map((id, index) => (
            <button key={id} type="button" className="button" aria-current={id === scene ? 'step' : undefined} onClick={() => goTo(index)}>
              {scenes[id].name}
            </button>
          ))}
          <button
            type="button"
            className="button presenter-on"
            aria-label={words.next}
            aria-keyshortcuts="ArrowRight PageDown"
            disabled={place === sceneIds.length - 1}
            aria-describedby="presenter-place"
            onClick={() => goTo(place + 1)}
          >
            <Icon name="chevron" />
          </button>
          <p className="presenter-keys">
            <kbd>←</kbd> <kbd>→</kbd> {words.orClicker}
          </p>
        </nav>
        <p className="visually-hidden" role="status" id="presenter-place">
          {words.place(place + 1, sceneIds.length, name)}
        </p>
      </div>
    </dialog>
  );
}

/** Arrows and clickers lead from scene to scene, the space bar trains and pauses. Escape is the browser's own. */
function usePresenterKeys(dialog: { readonly current: HTMLDialogElement | null }): void {
  const { store } = usePlayground();
  const toggle = useToggleTraining();
  useEffect(() => {
    const { current } = dialog;
    function onKeyDown(event: KeyboardEvent): void {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const leap = leaps[event.key];
      if (leap !== undefined) {
        event.preventDefault();
        const { scene, setScene } = store.getState();
        setScene(sceneIds[sceneIds.indexOf(scene) + leap] ?? scene);
      }
      const { target } = event;
      if (event.key !== ' ' || event.repeat || !(target instanceof Element) || target.closest('button, a, summary') !== null) return;
      event.preventDefault();
      toggle();
    }
    // A press with the mouse leaves the focus on the stage, so that the space bar still trains.
    function onMouseDown(event: MouseEvent): void {
      if (event.target instanceof Element && event.target.closest('button') !== null) event.preventDefault();
    }
    current?.addEventListener('keydown', onKeyDown);
    current?.addEventListener('mousedown', onMouseDown);
    return () => {
      current?.removeEventListener('keydown', onKeyDown);
      current?.removeEventListener('mousedown', onMouseDown);
    };
  }, [dialog, store, toggle]);
}
