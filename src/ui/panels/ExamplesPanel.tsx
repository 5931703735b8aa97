import * as words from '#words/ui/panels/examples-panel';
import type { ReactElement } from 'react';
import type { TaskId } from '../../catalog/tasks/tasks';
import { latestEvaluation } from '../../state/record/run-record';
import { shownFocus } from '../../state/selectors';
import type { ShownExample } from '../../worker/protocol';
import { isRight } from '../examples/HeldOutExample';
import { LaidOutExample, layoutOf, type ExampleLayout } from '../examples/LaidOutExample';
import { useJustTurned } from '../examples/use-just-turned';
import { usePlaygroundState } from '../hooks/use-playground';
import { formatShare } from '../words/format';
import { Marked } from '../glossary/Marked';
import { measuredWords } from '../words/measured-words';
import { runName } from '../words/run-name';
import { separationWords } from '../words/separation-words';
import { EmptyState } from '../parts/EmptyState';
import { Panel } from '../parts/Panel';

/** Running texts that fit beside the rest of the page. */
const SHOWN_TEXTS = 3;

/** Examples that were never trained on, and what the run that is looked at makes of them: they flip from wrong to right. */
export function ExamplesPanel(): ReactElement {
  const { id, name, experiment, evaluation, task } = usePlaygroundState((state) => {
    const run = shownFocus(state);
    return {
      task: state.draft.task,
      id: run?.summary.id,
      experiment: run?.summary.experiment,
      name: run === null ? '' : runName(run.summary, false),
      evaluation: run === null ? null : latestEvaluation(run),
    };
  });
  if (evaluation === null || experiment === undefined) return <ExamplesToCome task={task} />;
  const layout = layoutOf(evaluation.examples, experiment.data?.kind === 'table');
  const examples = layout === 'text' ? evaluation.examples.slice(0, SHOWN_TEXTS) : evaluation.examples;
  const marks = layout === 'text' ? examples.flatMap(({ correct }) => correct) : examples.map(isRight);
  const right = marks.filter(Boolean).length;
  return (
    <Panel
      id="examples"
      title={measuredWords(experiment).examples}
      subtitle={
        // As wide as at the last step, so that it stays on its line.
        <span className="examples-step" style={{ minInlineSize: `${0.85 * words.atStep(name, experiment.steps).length}ch` }}>
          {words.atStep(name, evaluation.step)}
        </span>
      }
      aside={
        <p className="examples-count">
          <Marked>
            {layout === 'text' ? words.shareRight(formatShare(right / Math.max(1, marks.length))) : words.right(right, marks.length)}
          </Marked>
        </p>
      }
    >
      <Examples key={id} examples={examples} layout={layout} />
    </Panel>
  );
}

/** Keeps the place of the examples until something has been measured. */
function ExamplesToCome({ task }: { readonly task: TaskId }): ReactElement {
  const { examples, examplesToCome } = separationWords(task);
  return (
    <Panel id="examples" title={examples}>
      <EmptyState>{examplesToCome}</EmptyState>
    </Panel>
  );
}

function Examples({ examples, layout }: { readonly examples: readonly ShownExample[]; readonly layout: ExampleLayout }): ReactElement {
  const turned = useJustTurned(examples);
  return (
    <>
      {layout === 'short' ? (
        <p className="examples-head" aria-hidden="true">
          <span>{words.given}</span>
          <span>{words.written}</span>
          <span>{words.rightAnswer}</span>
        </p>
      ) : null}
      {layout === 'forecast' ? <p className="examples-note">{words.forecastNote}</p> : null}
      {layout === 'text' ? <p className="examples-note">{words.textNote}</p> : null}
      <ul className="examples" data-layout={layout}>
        {examples.map((example, index) => (
          <li key={index} data-right={isRight(example)} data-turned={turned.has(index) || undefined}>
            <LaidOutExample example={example} layout={layout} />
          </li>
        ))}
      </ul>
    </>
  );
}
