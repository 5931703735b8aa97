import type { ReactElement } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { modeOrder } from '../../state/draft';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Panel } from './Panel';
import { RunMark } from '../RunMark';

/** Which quantisations are trained side by side. */
export function ModePanel(): ReactElement {
  const { draft } = usePlayground();
  const modes = usePlaygroundState((state) => state.draft.modes);
  return (
    <Panel title="Modes" subtitle={modes.length > 1 ? 'trained side by side' : 'one run'} className="mode-panel">
      <div className="chips">
        {modeOrder.map((mode) => {
          const on = modes.includes(mode);
          return (
            <label key={mode} className="chip" data-on={on || undefined} title={modeOf(mode).summary}>
              <input type="checkbox" checked={on} disabled={on && modes.length === 1} onChange={() => draft.toggleMode(mode)} />
              <RunMark mode={mode} />
              <span>{modeOf(mode).label}</span>
            </label>
          );
        })}
      </div>
    </Panel>
  );
}
