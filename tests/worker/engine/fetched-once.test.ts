import { expect, it } from 'vitest';
import { fetchedOnce } from '../../../src/worker/engine/fetched-once';
import { deferred, type Deferred } from '../../../src/worker/trainer/job';

/** Attempts that succeed or fail when they are told to. */
function attempts() {
  const begun: Deferred<string>[] = [];
  const part = fetchedOnce(async () => {
    const attempt = deferred<string>();
    begun.push(attempt);
    return attempt.promise;
  });
  return { begun, part };
}

it('is fetched once for all who ask', async () => {
  const { begun, part } = attempts();
  const asked = [part(), part()];
  begun[0]?.resolve('engine');
  expect(await Promise.all([...asked, part()])).toEqual(['engine', 'engine', 'engine']);
  expect(begun).toHaveLength(1);
});

it('tells who began that it failed, and asks once more for all who joined', async () => {
  const { begun, part } = attempts();
  const [first, ...joined] = [part(), part(), part()];
  begun[0]?.reject(new TypeError('404'));
  await expect(first).rejects.toThrow('404');
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.resolve('engine');
  expect(await Promise.all(joined)).toEqual(['engine', 'engine']);
  expect(begun).toHaveLength(2);
});

it('asks no third time by itself, and anew where somebody asks again', async () => {
  const { begun, part } = attempts();
  const asked = Promise.allSettled([part(), part()]);
  begun[0]?.reject(new TypeError('404'));
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.reject(new TypeError('404 again'));
  expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const again = part();
  begun[2]?.resolve('engine');
  expect(await again).toBe('engine');
});
