// @ts-nocheck: its packages have a lockfile of their own and are not installed where types are checked.
/**
 * What llama.cpp and @huggingface/gguf make of GGUF files, as JSON on the standard output. The only parameter is a
 * `Question` of `llama-reader.mjs` as JSON, the output an `Answer` for every file. A process of its own: a bad file may
 * end it.
 */
import { gguf } from '@huggingface/gguf';
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';

/** @type {import('./llama-reader.mjs').Question} */
const { files, contextSize, sequences, prompt, length } = JSON.parse(process.argv[2] ?? '');

const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true, progressLogs: false, logLevel: LlamaLogLevel.error });
const answers = [];
for (const file of files) answers.push({ ...(await readHeader(file)), ...(await run(file)) });
console.log(JSON.stringify(answers));
await llama.dispose();

/**
 * @param {string} file
 * @returns {Promise<Pick<import('./llama-reader.mjs').Answer, 'tensors' | 'architecture'>>}
 */
async function readHeader(file) {
  const { metadata, tensorInfos } = await gguf(file, { allowLocalFile: true });
  return {
    architecture: String(metadata['general.architecture']),
    tensors: tensorInfos.map(({ name, shape, dtype }) => ({ name, shape: shape.map(Number), type: dtype })),
  };
}

/**
 * @param {string} file
 * @returns {Promise<Omit<import('./llama-reader.mjs').Answer, 'tensors' | 'architecture'>>}
 */
async function run(file) {
  const model = await llama.loadModel({ modelPath: file });
  const context = await model.createContext({ contextSize, threads: 1 });
  const sequence = context.getSequence();
  const probabilities = [];
  for (const tokens of sequences) {
    await sequence.clearHistory();
    const outputs = await sequence.controlledEvaluate(tokens.map((token) => [token, { generateNext: { probabilities: true } }]));
    probabilities.push(
      outputs.map((output) => [...(output?.next.probabilities ?? [])].toSorted(([a], [b]) => a - b).map(([, probability]) => probability)),
    );
  }

  await sequence.clearHistory();
  const start = model.tokens.shouldPrependBosToken && model.tokens.bos !== null ? [model.tokens.bos] : [];
  const tokens = [...start, ...model.tokenize(prompt)];
  const continued = [];
  for await (const token of sequence.evaluate(tokens, { temperature: 0 })) {
    continued.push(token);
    if (continued.length === length) break;
  }
  const text = model.detokenize(continued, true);
  await model.dispose();
  return { tokens, continued: text, probabilities };
}
