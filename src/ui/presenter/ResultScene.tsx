import * as words from '#words/ui/presenter';
import type { ReactElement } from 'react';
import { armsOf, areTheSame, comparedRun } from '../../state/arms';
import { asOf } from '../../state/record/as-of';
import { sessionRecords, shownStep } from '../../state/selectors';
import { ComparisonHeadline } from '../comparison/ComparisonHeadline';
import { usePlaygroundState } from '../hooks/use-playground';

/** What came out, in one number and one sentence: the headline of the comparison. */
export function ResultScene(): ReactElement {
  const records = usePlaygroundState(sessionRecords);
  const step = usePlaygroundState(shownStep);
  const pinned = usePlaygroundState((state) => state.pinned[state.draft.task]?.runs ?? noRuns);
  if (records.length === 0) return <p className="presenter-waits">{words.resultSoon}</p>;
  const runs = records.map((run) => comparedRun(asOf(run, step)));
  return <ComparisonHeadline arms={armsOf(runs)} pinned={areTheSame(pinned, runs) ? [] : armsOf(pinned)} />;
}

const noRuns: readonly [] = [];
