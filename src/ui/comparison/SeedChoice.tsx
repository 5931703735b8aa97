import * as words from '#words/ui/comparison';
import type { ReactElement } from 'react';
import { currentSession } from '../../state/selectors';
import { SegmentedControl } from '../controls/SegmentedControl';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';

/** Of which seed the other panels show the runs; nothing where there is one only. */
export function SeedChoice(): ReactElement | null {
  const { session } = usePlayground();
  const seeds = usePlaygroundState((state) => [...new Set((currentSession(state)?.arms ?? []).map(({ seed }) => seed))]);
  const shown = usePlaygroundState((state) => state.shownSeed);
  if (seeds.length < 2) return null;
  return (
    <div className="seed-choice">
      <span>{words.seedElsewhere}</span>
      <SegmentedControl
        className="small"
        label={words.seedChoice}
        segments={seeds.map((seed, index) => ({ value: String(index), label: String(seed) }))}
        value={String(Math.min(shown, seeds.length - 1))}
        onChange={(index) => session.showSeed(Number(index))}
      />
    </div>
  );
}
