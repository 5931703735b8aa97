import * as words from '#words/standalone';
import { Suspense, useEffect, useMemo, useState, type ReactElement } from 'react';
import { aboutMode } from '../catalog/modes/about-mode';
import { modeOf } from '../catalog/modes/modes';
import { describeTask } from '../catalog/tasks/tasks';
import { modelSize } from '../experiment/architecture';
import { architectureOf } from '../experiment/architecture-of';
import type { PortableModel } from '../formats/format';
import { tellHeight } from '../ui/embed/tell-height';
import { Logo } from '../ui/header/Logo';
import { Panel } from '../ui/parts/Panel';
import { TryItContext, type TryItHost } from '../ui/try-it/use-try-it';
import { TryTask } from '../ui/try-it/TryTask';
import { applyTheme } from '../ui/view/apply-theme';
import { formatBytes, formatCount, formatLevel } from '../ui/words/format';
import { CodesPicture } from './CodesPicture';

/** Whether another page embeds this one (`?embed`, and `&theme=dark` or `light`): then the model stands alone. */
const query = new URLSearchParams(location.search);
const isEmbedded = query.has('embed');
const theme = query.get('theme');

/** The model, to be tried, and its weights, to be looked at. */
export function StandalonePage({ model, client }: { readonly model: PortableModel; readonly client: TryItHost['client'] }): ReactElement {
  const { experiment, step, tensors } = model;
  const { label, tryIt } = describeTask(experiment.task);
  const mode = modeOf(experiment.mode);
  const { parameters, bitLinearParameters, packedBytes } = modelSize(architectureOf(experiment));
  const coded = tensors.filter((tensor) => tensor.kind === 'codes');
  const [prompts, setPrompts] = useState<TryItHost['prompts']>({});
  const [strokes, setStrokes] = useState<TryItHost['strokes']>({});
  const host = useMemo(
    (): TryItHost => ({
      client,
      prompts,
      strokes,
      temperature: words.temperature,
      setPrompt: (task, prompt) => setPrompts({ [task]: prompt }),
      setStroke: (task, stroke) => setStrokes({ [task]: stroke }),
    }),
    [client, prompts, strokes],
  );
  useEffect(() => applyTheme(theme === 'dark' || theme === 'light' ? theme : null), []);
  useEffect(() => (isEmbedded ? tellHeight(document.body) : undefined), []);
  const run = { summary: { id: 'model', task: experiment.task, mode: experiment.mode, step, state: 'finished' } } as const;
  return (
    <>
      {isEmbedded ? null : (
        <header className="standalone-head">
          <Logo />
          <div>
            <h1>{words.title(label, mode.labelInText)}</h1>
            <p>{words.about(formatCount(parameters), formatBytes(packedBytes), formatCount(step))}</p>
          </div>
        </header>
      )}
      <main className="standalone-main">
        <Panel id="try" title={words.tryIt} subtitle={tryIt}>
          <TryItContext.Provider value={host}>
            <Suspense fallback={null}>
              <TryTask experiment={experiment} runs={[run]} />
            </Suspense>
          </TryItContext.Provider>
        </Panel>
        <Panel id="codes" title={words.itsWeights}>
          {coded.length === 0 ? (
            <p className="quiet">{words.noCodes}</p>
          ) : (
            <>
              <p className="quiet">
                {words.allCodes(aboutMode(experiment.mode).summary, formatCount(bitLinearParameters))}{' '}
                {mode.levels?.map((level) => (
                  <Key key={level} level={level} />
                ))}{' '}
                {words.rest(formatCount(parameters - bitLinearParameters))}
              </p>
              <div className="codes-pictures">
                {coded.map((tensor) => (
                  <CodesPicture key={tensor.name} tensor={tensor} />
                ))}
              </div>
            </>
          )}
        </Panel>
      </main>
      {isEmbedded ? null : (
        <footer className="standalone-foot">
          <p>{words.trainOne}</p>
        </footer>
      )}
    </>
  );
}

/** The colour of a code in the pictures. */
function Key({ level }: { readonly level: number }): ReactElement {
  return (
    <span className="key">
      <i data-level={level} /> {formatLevel(level)}
    </span>
  );
}
