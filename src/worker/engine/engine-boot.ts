import { chooseBackend, replaceBackend } from '../backends/choose';
import type { Request } from '../protocol';
import { openRunShelf } from '../shelf/run-shelf';
import { answer } from './answer';
import { createEngine } from './engine';

/** Makes this worker's engine, which posts events and answers to the page. Returns the request handler. */
export function startEngine(): (request: Request) => void {
  const engine = createEngine({ emit: (event) => self.postMessage(event), chooseBackend, replaceBackend, shelf: openRunShelf() });
  return (request) => void answer(engine, request).then((reply) => self.postMessage(reply));
}
