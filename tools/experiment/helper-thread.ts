/** A thread that helps with steps, inside a thread of Node. */
import { makeWorkerScope } from './worker-scope';

const listen = makeWorkerScope();
await import('../../src/plan/cpu/step-helper.worker');
listen();
