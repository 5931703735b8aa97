import { answer } from './answer';
import { chooseBackend, replaceBackend } from '../backends/choose';
import { createEngine } from './engine';
import type { Request } from '../protocol';

/** Makes this worker's engine, whose events and answers go to the page. Returns what takes a request. */
export function startEngine(): (request: Request) => void {
  const engine = createEngine({ emit: (event) => self.postMessage(event), chooseBackend, replaceBackend });
  return (request) => void answer(engine, request).then((reply) => self.postMessage(reply));
}
