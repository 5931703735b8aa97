import { createContext, useContext, type ReactNode } from 'react';
import type { TaskId } from '../../catalog/tasks/tasks';
import type { EngineClient } from '../../worker/page/client';
import type { RunSummary } from '../../worker/protocol';

type Stroke = readonly (readonly [number, number])[];

/** What "try it" needs to know of a run. */
export interface TriedRun {
  readonly summary: Pick<RunSummary, 'id' | 'task' | 'mode' | 'step' | 'state' | 'opened'>;
}

/** What "try it" needs of the page that it stands on: the playground, or a page that holds a single model. */
export interface TryItHost {
  readonly client: Pick<EngineClient, 'request'>;
  /** Typed text, by task. */
  readonly prompts: Partial<Readonly<Record<TaskId, string>>>;
  /** What was drawn or taken of the shapes, by task. */
  readonly strokes: Partial<Readonly<Record<TaskId, Stroke>>>;
  /** The beginning of the person's own data, where the task is about that and it is here. */
  readonly opening?: string | undefined;
  /** The word “temperature” as it stands here: with its card, or with what the numbers mean. */
  readonly temperature: ReactNode;
  setPrompt(task: TaskId, prompt: string): void;
  setStroke(task: TaskId, stroke: Stroke): void;
}

export const TryItContext = createContext<TryItHost | null>(null);

export function useTryIt(): TryItHost {
  const host = useContext(TryItContext);
  if (host === null) throw new Error('useTryIt(): TryItContext === null');
  return host;
}
