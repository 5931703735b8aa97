/**
 * Trains the small models that the tests of the formats pack, and writes them as packed files:
 * `node tools/train-fixtures.mjs [name …]`. A few minutes of WebAssembly each. Formats are judged on trained weights,
 * because random ones have no opinion that a wrong scale or a swapped row could spoil.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { assemblyScript } from './assemblyscript.mjs';
import { cacheFolder, projectFolder } from './cache-folder.mjs';
import { standalonePage } from './standalone-page.mjs';

/** Rows of 256 and 320 hold every block length there is for three levels; rows of 128 that for two. */
const fixtures = {
  'tales-ternary': {
    task: 'tales',
    mode: 'ternary',
    hiddenSize: 256,
    numHeads: 4,
    numKvHeads: 2,
    numLayers: 1,
    feedForwardSize: 320,
    seqLen: 48,
    batchSize: 16,
    steps: 240,
    lambdaSteps: 80,
    learningRate: 5e-3,
  },
  'tales-binary': {
    task: 'tales',
    mode: 'binary',
    hiddenSize: 128,
    numHeads: 4,
    numLayers: 1,
    feedForwardSize: 128,
    seqLen: 48,
    batchSize: 16,
    steps: 240,
    lambdaSteps: 80,
    learningRate: 1e-2,
  },
};

const folder = join(projectFolder, 'tests', 'formats', 'trained');
const chosen = process.argv.slice(2);
const built = join(cacheFolder, 'train-fixtures');
/** TensorFlow as bundlers see it: Node alone does not resolve its modules. */
const modules = {
  core: '@tensorflow/tfjs-core',
  wasm: '@tensorflow/tfjs-backend-wasm',
  engine: join(projectFolder, 'src/worker/engine/engine.ts'),
  kernels: join(projectFolder, 'src/worker/backends/wasm-kernels/register.ts'),
};
await build({
  root: projectFolder,
  configFile: false,
  logLevel: 'error',
  plugins: [assemblyScript(), standalonePage()],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: built,
    emptyOutDir: true,
    minify: false,
    rollupOptions: { input: modules, preserveEntrySignatures: 'strict', output: { entryFileNames: '[name].mjs' } },
  },
});
/** @param {string} name */
const load = async (name) => import(pathToFileURL(join(built, `${name}.mjs`)).href);
const [{ setBackend }, { setWasmPaths }, { createEngine }, { registerWasmKernels }] = await Promise.all(Object.keys(modules).map(load));
const require = createRequire(import.meta.url);
const wasmFolder = dirname(require.resolve('@tensorflow/tfjs-backend-wasm'));
// What its loader expects of Node, and modules do not have.
Object.assign(globalThis, { __dirname: wasmFolder, require });
setWasmPaths(`${wasmFolder}/`);
registerWasmKernels();
if (!(await setBackend('wasm'))) throw new Error('WebAssembly did not start.');
const engine = createEngine({
  emit: () => undefined,
  chooseBackend: async () => ({ reports: [{ id: 'wasm', usable: true }], active: 'wasm' }),
});
await mkdir(folder, { recursive: true });
for (const [name, experiment] of Object.entries(fixtures)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const { id } = await engine.create({ experiment });
  const { heldOutLossNats, score, elapsedMs } = await engine.finish({ id });
  const { bytes } = await engine.export({ id, format: 'packed' });
  await writeFile(join(folder, `${name}.safetensors`), bytes);
  console.log(
    `${name}: ${bytes.length} bytes, held-out loss ${heldOutLossNats?.toFixed(3)} nats, ${((score ?? 0) * 100).toFixed(1)} % right, ${Math.round(elapsedMs / 1000)} s`,
  );
  await engine.remove({ ids: [id] });
}
