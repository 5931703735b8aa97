import { Suspense, type ReactElement } from 'react';
import { usePlaygroundState } from './hooks/use-playground';
import { EmptyState } from './parts/EmptyState';
import { ErrorBoundary } from './parts/ErrorBoundary';
import { FailedPart } from './parts/FailedPart';
import { PanelPlace } from './parts/PanelPlace';
import { extraBehind } from './parts/extra';
import { partBehind } from './parts/part';
import { separationWords } from './words/separation-words';
import './places.css';

/** Panels that are fetched after the first paint, behind the engine, each with its place: as high as it will be, and a word of what will stand there. */
const Lessons = partBehind(async () => (await import('./lessons/Lessons')).Lessons);
const SlowMotion = extraBehind(async () => (await import('./explorer/SlowMotion')).SlowMotion);
const Setup = partBehind(async () => (await import('./panels/SetupPanel')).SetupPanel);
const Explorer = partBehind(async () => (await import('./explorer/Explorer')).Explorer);
const TryIt = partBehind(async () => (await import('./panels/TryItPanel')).TryItPanel);
const Comparison = partBehind(async () => (await import('./comparison/Comparison')).Comparison);
const Examples = partBehind(async () => (await import('./panels/ExamplesPanel')).ExamplesPanel);

/** Ways in for who does not know what to look at first. */
export function WaysIn(): ReactElement {
  return (
    <div className="ways-in">
      <Suspense fallback={<LessonsToCome />}>
        <ErrorBoundary fallback={(failure) => <FailedPart failure={failure} title="Lessons" />}>
          <Lessons />
        </ErrorBoundary>
      </Suspense>
      <SlowMotion />
    </div>
  );
}

/** Where they will stand, so that what comes moves nothing. */
function LessonsToCome(): ReactElement {
  return (
    <p className="lessons-entry">
      <button type="button" className="link-button" disabled>
        Lessons
      </button>
    </p>
  );
}

export function SetupPlace(): ReactElement {
  return (
    <PanelPlace id="setup" title="Setup" waiting={<p className="setup-place" />}>
      <Setup />
    </PanelPlace>
  );
}

export function ExplorerPlace(): ReactElement {
  return (
    <PanelPlace
      id="explorer"
      title="Look inside"
      waiting={<EmptyState>One small histogram per matrix, and a map of its codes.</EmptyState>}
    >
      <Explorer />
    </PanelPlace>
  );
}

export function TryItPlace(): ReactElement {
  return (
    <PanelPlace id="try" title="Try it" waiting={<EmptyState>Try the models from step 0 on, while they learn.</EmptyState>}>
      <TryIt />
    </PanelPlace>
  );
}

export function ComparisonPlace(): ReactElement {
  const data = usePlaygroundState(({ draft }) => separationWords(draft.task).data);
  return (
    <PanelPlace id="comparison" title="Comparison" waiting={<EmptyState>Loss and score on {data}, run against run.</EmptyState>}>
      <Comparison />
    </PanelPlace>
  );
}

export function ExamplesPlace(): ReactElement {
  const { examples, examplesToCome } = usePlaygroundState(({ draft }) => separationWords(draft.task));
  return (
    <PanelPlace id="examples" title={examples} waiting={<EmptyState>{examplesToCome}</EmptyState>}>
      <Examples />
    </PanelPlace>
  );
}
