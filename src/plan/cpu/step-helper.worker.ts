/** The entry of a thread that helps with steps. It is told its task once, and is busy from then on. */
import { helpWithSteps, type HelperTask } from './step-helper';

self.addEventListener('message', ({ data }: MessageEvent<HelperTask>) => helpWithSteps(data), { once: true });
