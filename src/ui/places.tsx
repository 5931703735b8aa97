import * as words from '#words/ui/places';
import { Suspense, type ReactElement } from 'react';
import { usePlayground, usePlaygroundState } from './hooks/use-playground';
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

/** Ways in for who does not know what to look at first. `only`: the one lesson that there is here; null: all. */
export function WaysIn({ only = null }: { readonly only?: string | null }): ReactElement {
  const { store } = usePlayground();
  return (
    <div className="ways-in">
      <Suspense fallback={<LessonsToCome />}>
        <ErrorBoundary fallback={(failure) => <FailedPart failure={failure} title={words.lessons} />}>
          <Lessons only={only} />
        </ErrorBoundary>
      </Suspense>
      <button type="button" className="link-button xray-entry" aria-label={words.xray} onClick={() => store.getState().setXrayFiles([])}>
        <span className="long-words">{words.xray}</span>
        <span className="short-words">{words.xrayShort}</span>
      </button>
      <SlowMotion />
    </div>
  );
}

/** Where they will stand, so that what comes moves nothing. */
function LessonsToCome(): ReactElement {
  return (
    <p className="lessons-entry">
      <button type="button" className="link-button" disabled>
        {words.lessons}
      </button>
    </p>
  );
}

export function SetupPlace(): ReactElement {
  return (
    <PanelPlace id="setup" title={words.setup} waiting={<p className="setup-place" />}>
      <Setup />
    </PanelPlace>
  );
}

export function ExplorerPlace(): ReactElement {
  return (
    <PanelPlace id="explorer" title={words.lookInside} waiting={<EmptyState>{words.insideToCome}</EmptyState>}>
      <Explorer />
    </PanelPlace>
  );
}

export function TryItPlace(): ReactElement {
  return (
    <PanelPlace id="try" title={words.tryIt} waiting={<EmptyState>{words.tryToCome}</EmptyState>}>
      <TryIt />
    </PanelPlace>
  );
}

export function ComparisonPlace(): ReactElement {
  const data = usePlaygroundState(({ draft }) => separationWords(draft.task).data);
  return (
    <PanelPlace id="comparison" title={words.comparison} waiting={<EmptyState>{words.comparisonToCome(data)}</EmptyState>}>
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
