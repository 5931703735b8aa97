/** Random use of the real page where there is no WebGPU; `npm run walk` takes longer walks with other seeds. */
import { test } from 'vitest';
import { expectCleanWalk } from './walk';

test('240 commands leave nothing wrong', { timeout: 1_500_000, retry: 0 }, () => expectCleanWalk('wasm', 1, 240));
