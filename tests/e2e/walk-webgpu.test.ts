/** Random use of the real page on WebGPU, whose device is lost now and then; `npm run walk` takes longer walks with other seeds. */
import { test } from 'vitest';
import { expectCleanWalk } from './walk';

test('160 commands leave nothing wrong', { timeout: 1_500_000, retry: 0 }, () => expectCleanWalk('webgpu', 2, 160));
