import type { Requests, RequestType } from '../protocol';

/** Answers one kind of request; throws an `EngineError`, or anything else, which then counts as our bug. */
export type Handlers = {
  readonly [T in RequestType]: (args: Requests[T]['args']) => Promise<Requests[T]['result']>;
};
