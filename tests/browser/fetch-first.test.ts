/** The files of a part, asked for while an earlier request for them is still under way: what a retry does that is pressed early. */
import { afterEach, expect, it, vi } from 'vitest';
import { fetchFirst } from '../../src/ui/parts/fetch-first';

afterEach(() => vi.restoreAllMocks());

const script = (): Response => new Response('', { headers: { 'content-type': 'text/javascript' } });

it('asks anew where the request that it joined was lost', async () => {
  let lose = (): void => undefined;
  const fetched = vi
    .spyOn(globalThis, 'fetch')
    .mockImplementationOnce(async () => new Promise((_, reject) => (lose = () => reject(new TypeError('aborted')))))
    .mockImplementation(async () => script());
  const first = fetchFirst(async () => 'part', ['/assets/Part-1.js']);
  const second = fetchFirst(async () => 'part', ['/assets/Part-1.js']);
  const third = fetchFirst(async () => 'part', ['/assets/Part-1.js']);
  await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
  lose();
  await expect(first).rejects.toThrow();
  expect(await Promise.all([second, third])).toEqual(['part', 'part']);
  expect(fetched.mock.calls.filter(([address]) => typeof address === 'string' && address.endsWith('/assets/Part-1.js'))).toHaveLength(2);
});

it('asks once for what several parts need, and again only after a failure', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => script());
  const load = async (): Promise<string> => fetchFirst(async () => 'part', ['/assets/Part-2.js']);
  await Promise.all([load(), load()]);
  await load();
  expect(fetched).toHaveBeenCalledTimes(1);
});
