import type { OwnData } from '../../catalog/data/own-data';
import type { FormatRegistry } from '../../formats/formats';
import type { Cores } from '../cores';
import type { EngineBackend } from './engine-backend';
import type { LiveRun } from './live-run';
import type { EngineEvent, RunId } from '../protocol';
import type { RunMaker } from './run-maker';
import type { RunRegistry } from './run-registry';
import type { Trainer } from '../trainer/trainer';

/** The run and the layer that somebody looks at. */
export interface Focus {
  id: RunId | null;
  layer: string | null;
}

/** What the answers to requests share: the parts of one engine. */
export interface EngineParts {
  readonly emit: (event: EngineEvent) => void;
  readonly backend: EngineBackend;
  readonly cores: Cores;
  readonly runs: RunRegistry;
  readonly maker: RunMaker;
  readonly trainer: Trainer;
  /** A person's data, by its digest. */
  readonly library: Map<string, OwnData>;
  readonly formats: FormatRegistry;
  readonly focus: Focus;
  /** Emits weights and held-out results as they stand, unless the run goes away or on meanwhile. */
  show(live: LiveRun): Promise<void>;
}
