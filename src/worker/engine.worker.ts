/** The worker's entry: hands messages to the engine and its answers back. Nothing else, since tests cannot see in here. */
import { chooseBackend, replaceBackend } from './backends/choose';
import { createEngine } from './engine';
import { answer } from './answer';
import type { Request } from './protocol';

const engine = createEngine({ emit: (event) => self.postMessage(event), chooseBackend, replaceBackend });

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  void answer(engine, data).then((reply) => self.postMessage(reply));
});
