import { reportError } from '../engine-error';
import type { Reply, Request, Requests, RequestType } from '../protocol';

/** Answers one kind of request; throws an `EngineError`, or anything else, which then counts as our bug. */
export type Handlers = {
  readonly [T in RequestType]: (args: Requests[T]['args']) => Promise<Requests[T]['result']>;
};

/** Carries out one request; whatever goes wrong becomes a rejection, never an exception. */
export const answer = async (engine: Handlers, request: Request): Promise<Reply> => replyTo(request, async () => carryOut(engine, request));

/** The reply to a request, by what carries it out. */
export async function replyTo(
  { request }: Pick<Request, 'request'>,
  carriedOut: () => Promise<Awaited<ReturnType<Handlers[RequestType]>>>,
): Promise<Reply> {
  try {
    return { type: 'resolved', request, value: await carriedOut() };
  } catch (error) {
    return { type: 'rejected', request, error: reportError(error) };
  }
}

function carryOut(engine: Handlers, request: Request): ReturnType<Handlers[Request['type']]> {
  switch (request.type) {
    case 'backends':
      return engine.backends(request);
    case 'readData':
      return engine.readData(request);
    case 'holdData':
      return engine.holdData(request);
    case 'forgetData':
      return engine.forgetData(request);
    case 'create':
      return engine.create(request);
    case 'play':
      return engine.play(request);
    case 'pause':
      return engine.pause(request);
    case 'step':
      return engine.step(request);
    case 'finish':
      return engine.finish(request);
    case 'reset':
      return engine.reset(request);
    case 'remove':
      return engine.remove(request);
    case 'setLearningRate':
      return engine.setLearningRate(request);
    case 'focus':
      return engine.focus(request);
    case 'runs':
      return engine.runs(request);
    case 'inspect':
      return engine.inspect(request);
    case 'predict':
      return engine.predict(request);
    case 'prepareLooks':
      return engine.prepareLooks(request);
    case 'attention':
      return engine.attention(request);
    case 'dissect':
      return engine.dissect(request);
    case 'rehearse':
      return engine.rehearse(request);
    case 'fingerprint':
      return engine.fingerprint(request);
    case 'formats':
      return engine.formats(request);
    case 'export':
      return engine.export(request);
    case 'open':
      return engine.open(request);
    case 'keep':
      return engine.keep(request);
    case 'restore':
      return engine.restore(request);
    case 'library':
      return engine.library(request);
    case 'resume':
      return engine.resume(request);
    case 'shelve':
      return engine.shelve(request);
    case 'setAside':
      return engine.setAside(request);
    case 'recall':
      return engine.recall(request);
    case 'describe':
      return engine.describe(request);
    case 'discard':
      return engine.discard(request);
    case 'bringBack':
      return engine.bringBack(request);
    case 'packKept':
      return engine.packKept(request);
    case 'bringLibrary':
      return engine.bringLibrary(request);
    case 'emptyLibrary':
      return engine.emptyLibrary(request);
    case 'alive':
      return engine.alive(request);
  }
}
