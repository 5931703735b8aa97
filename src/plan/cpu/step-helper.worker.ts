/** The entry of a thread that helps with steps. It gets its task in one message, and blocks from then on. */
import { helpWithSteps, type HelperTask } from './step-helper';

self.addEventListener('message', ({ data }: MessageEvent<HelperTask>) => helpWithSteps(data), { once: true });
