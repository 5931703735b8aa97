import * as words from '#words/standalone';
import type { Task } from '../catalog/tasks/task';
import { InputError } from '../catalog/tasks/task';
import type { PackedModel } from '../packed/packed-model';
import { predict } from '../packed/predict';
import type { EngineClient } from '../worker/page/client';
import { EngineError } from '../worker/engine-error';
import type { Requests, RequestType } from '../worker/protocol';

type Handlers = { readonly [T in RequestType]?: (args: Requests[T]['args']) => Promise<Requests[T]['result']> };

/** An engine that only predicts, with one model, on the page itself: enough for "try it". */
export function localClient(model: PackedModel, task: Task): Pick<EngineClient, 'request'> {
  const handlers: Handlers = {
    async predict({ input, options }) {
      try {
        return await predict(model, task, input, options);
      } catch (error) {
        throw error instanceof InputError ? new EngineError({ code: 'invalid-input', message: error.message }) : error;
      }
    },
  };
  return {
    async request<T extends RequestType>(type: T, args: Requests[T]['args']): Promise<Requests[T]['result']> {
      const handler: Handlers[T] = handlers[type];
      if (handler === undefined) throw new EngineError({ code: 'internal', message: words.onlyRuns });
      return handler(args);
    },
  };
}
