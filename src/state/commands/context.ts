import type { EngineClient } from '../../worker/page/client';
import type { PlaygroundStore } from '../store';

/** What every command works with. */
export interface CommandContext {
  readonly client: EngineClient;
  readonly store: PlaygroundStore;
}
