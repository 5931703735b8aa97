import type { BenchRow } from './compare';
import type { SizeId } from './sizes';

/** The compiled step on one thread and on two, in a worker: only workers may wait for each other. */
export async function measureThreads(size: SizeId): Promise<readonly BenchRow[]> {
  const worker = new Worker(new URL('./threads.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<readonly BenchRow[] | string>) =>
        typeof data === 'string' ? reject(new Error(data)) : resolve(data),
      );
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      worker.postMessage(size);
    });
  } finally {
    worker.terminate();
  }
}
