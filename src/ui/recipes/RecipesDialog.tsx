import * as words from '#words/ui/recipes';
import { useId, type ReactElement } from 'react';
import { aboutMode } from '../../catalog/modes/about-mode';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { presetsByGroup } from '../../catalog/modes/recipe-groups';
import { MOST_MODES } from '../../state/draft';
import { useLocked } from '../hooks/use-locked';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Dialog } from '../parts/Dialog';
import { RunMark } from '../RunMark';
import { RecipeByHand } from './RecipeByHand';
import './recipes.css';

/** Every way of rounding that can be trained, by name or by hand, added to the comparison and taken from it (mounted while it is open). */
export function RecipesDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { store } = usePlayground();
  const modes = usePlaygroundState((state) => state.draft.modes);

  function showPapers(): void {
    onClose();
    store.getState().setPaperCard('');
  }

  return (
    <Dialog title={words.title} className="recipes-dialog" onClose={onClose}>
      <p>
        {words.intro}{' '}
        <button type="button" className="link-button" onClick={showPapers}>
          {words.papers}
        </button>
      </p>
      <section aria-label={words.compared}>
        <h3>{words.compared}</h3>
        <ul className="recipe-chips">
          {modes.map((mode) => (
            <Chosen key={mode} mode={mode} />
          ))}
        </ul>
        <p role="status" className="recipe-note">
          {modes.length === MOST_MODES ? words.sixAreMost(MOST_MODES) : words.ofMost(modes.length, MOST_MODES)}
        </p>
      </section>
      {presetsByGroup().map(({ group, ids }) => (
        <section key={group} aria-label={words.groups[group]}>
          <h3>{words.groups[group]}</h3>
          <ul className="recipe-list">
            {ids.map((id) => (
              <Preset key={id} id={id} />
            ))}
          </ul>
        </section>
      ))}
      <RecipeByHand />
    </Dialog>
  );
}

/** One that is compared, with the way to take it out; the last one stays. */
function Chosen({ mode }: { readonly mode: ModeId }): ReactElement {
  const { draft } = usePlayground();
  const isLocked = useLocked();
  const isOnly = usePlaygroundState((state) => state.draft.modes.length === 1);
  const { label } = modeOf(mode);
  return (
    <li>
      <RunMark mode={mode} />
      <span>{label}</span>
      <button
        type="button"
        className="link-button"
        aria-label={words.takeOut(label)}
        disabled={isLocked || isOnly}
        onClick={() => draft.toggleMode(mode)}
      >
        ×
      </button>
    </li>
  );
}

function Preset({ id }: { readonly id: ModeId }): ReactElement {
  const { draft } = usePlayground();
  const isLocked = useLocked();
  const modes = usePlaygroundState((state) => state.draft.modes);
  const textId = useId();
  const on = modes.includes(id);
  const { summary, source, rule } = aboutMode(id);
  return (
    <li data-on={on || undefined}>
      <label>
        <input
          type="checkbox"
          checked={on}
          disabled={isLocked || (on ? modes.length === 1 : modes.length >= MOST_MODES)}
          aria-describedby={textId}
          onChange={() => draft.toggleMode(id)}
        />
        <RunMark mode={id} />
        <b>{modeOf(id).label}</b>
      </label>
      <p id={textId}>{summary}</p>
      <p className="recipe-rule">{rule}</p>
      <p className="recipe-source">{source}</p>
    </li>
  );
}
