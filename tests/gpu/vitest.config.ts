import { defineConfig } from 'vitest/config';
import { assemblyScript } from '../../tools/assemblyscript.mjs';

/** Tests on the graphics adapter of this machine, through Dawn in Node: not among those of `npm test`, which need no card. */
export default defineConfig({
  plugins: [assemblyScript()],
  test: {
    name: 'gpu',
    environment: 'node',
    include: ['tests/gpu/**/*.test.ts'],
    testTimeout: 120_000,
    fileParallelism: false,
  },
});
