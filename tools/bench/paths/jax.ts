// @ts-nocheck: jax-js has a lockfile of its own and is not installed where types are checked.
/**
 * The same model and step in jax-js, the strongest peer on npm: value and gradient, clipping and AdamW in one `jit`.
 * Its arrays are consumed by what reads them; `.ref` keeps one for another reader. What it leaves out: it counts no flips.
 */
import { defaultDevice, init, jit, lax, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import { modelOf, optimiser } from '../sizes';

const { beta1, beta2, epsilon } = optimiser.constants;
const lastAxis = { keepdims: true };

/** @returns {import('../bench-path').BenchPathFactory} */
export const jaxPath = (device: 'webgpu' | 'wasm') => async (size) => {
  await init(device);
  defaultDevice(device);
  const model = modelOf(size);
  const initial = model.initialise(1);
  const names = model.parameters.map(({ name }) => name);
  const arrayOf = (values, shape) => np.array(values).reshape(shape);
  const perParameter = (make) => Object.fromEntries(model.parameters.map((spec) => [spec.name, make(spec)]));

  let parameters = perParameter(({ name, shape }) => arrayOf(initial[name], [...shape]));
  let first = perParameter(({ shape }) => np.zeros([...shape]));
  let second = perParameter(({ shape }) => np.zeros([...shape]));
  const lossAndGradient = valueAndGrad(lossOf(model.architecture, size.batchSize));

  const compiled = jit((latents, m, v, inputs, targets, rate, root) => {
    const [loss, gradient] = lossAndGradient(tree.ref(latents), inputs, targets);
    const squares = names.map((name) => np.sum(np.square(gradient[name].ref)));
    const norm = np.sqrt(squares.reduce((sum, term) => sum.add(term)));
    const factor = np.minimum(1, np.array(optimiser.clipNorm).div(norm.add(1e-6)));
    const next = { latents: {}, m: {}, v: {} };
    for (const name of names) {
      const slope = gradient[name].mul(factor.ref);
      const moment = m[name].mul(beta1).add(slope.ref.mul(1 - beta1));
      const square = v[name].mul(beta2).add(np.square(slope).mul(1 - beta2));
      const change = moment.ref.div(np.sqrt(square.ref).mul(root.ref).add(epsilon)).mul(rate.ref);
      next.latents[name] = latents[name].sub(change);
      next.m[name] = moment;
      next.v[name] = square;
    }
    factor.dispose();
    rate.dispose();
    root.dispose();
    return [next.latents, next.m, next.v, loss];
  });

  let step = 0;
  return {
    async step({ inputs, targets }) {
      step += 1;
      defaultDevice(device);
      const rate = np.array(optimiser.learningRate / (1 - beta1 ** step));
      const root = np.array(1 / Math.sqrt(1 - beta2 ** step));
      const result = compiled(parameters, first, second, np.array(inputs), np.array(targets), rate, root);
      [parameters, first, second] = result;
      const [lossNats] = await result[3].data();
      return lossNats;
    },
    dispose: () => tree.dispose([parameters, first, second]),
  };
};

/** Mean cross-entropy in nats of a b1.58 model; consumes everything that it is given. */
function lossOf(architecture, batch) {
  const { hiddenSize, numHeads, numLayers, seqLen, input, ropeTheta, normEpsilon } = architecture;
  const headDim = hiddenSize / numHeads;
  const tokens = batch * seqLen;
  const { cos, sin, mask } = tables(seqLen, headDim, ropeTheta);

  const rounded = (x, round) => x.ref.add(lax.stopGradient(round(x.ref).sub(x)));
  const quantised = (weight) =>
    rounded(weight, (w) => {
      const scale = np.maximum(np.mean(np.abs(w.ref)), 1e-5);
      return np.clip(np.round(w.div(scale.ref)), -1, 1).mul(scale);
    });
  const activations = (x) =>
    rounded(x, (value) => {
      const scale = np.array(127).div(np.maximum(np.max(np.abs(value.ref), -1, lastAxis), 1e-5));
      return np.clip(np.round(value.mul(scale.ref)), -128, 127).div(scale);
    });
  const norm = (x, gain) => {
    const meanSquare = np.mean(np.square(x.ref), -1, lastAxis);
    return x.div(np.sqrt(meanSquare.add(normEpsilon))).mul(gain);
  };
  const linear = (x, weight) => np.matmul(x, np.transpose(weight));
  const heads = (x) => np.transpose(x.reshape([batch, seqLen, numHeads, headDim]), [0, 2, 1, 3]);
  const turned = (x) => {
    const [a, b] = np.split(x.ref, 2, -1);
    const quarter = np.concatenate([b.neg(), a], -1);
    return x.mul(np.array(cos).reshape([1, 1, seqLen, headDim])).add(quarter.mul(np.array(sin).reshape([1, 1, seqLen, headDim])));
  };

  return (p, inputs, targets) => {
    const ids = nn.oneHot(inputs, input.vocab);
    let x = np.matmul(ids, p['embedding.weight'].ref); // [tokens, hidden]
    for (let layer = 0; layer < numLayers; layer++) {
      const at = (name) => p[`blocks.${layer}.${name}`];
      const product = (value, name) => linear(value, quantised(at(`${name}.weight`)));
      const attentionInput = activations(norm(x.ref, at('attention_norm.gain')));
      const q = turned(heads(product(attentionInput.ref, 'attention.query')));
      const k = turned(heads(product(attentionInput.ref, 'attention.key')));
      const v = heads(product(attentionInput, 'attention.value'));
      const scores = np.matmul(q, np.transpose(k, [0, 1, 3, 2])).mul(1 / Math.sqrt(headDim));
      const weights = nn.softmax(scores.add(np.array(mask).reshape([1, 1, seqLen, seqLen])), -1);
      const mixed = np.transpose(np.matmul(weights, v), [0, 2, 1, 3]).reshape([tokens, hiddenSize]);
      x = x.add(product(activations(norm(mixed, at('attention_sub_norm.gain'))), 'attention.output'));
      const feedForwardInput = activations(norm(x.ref, at('feed_forward_norm.gain')));
      const gate = nn.silu(product(feedForwardInput.ref, 'feed_forward.gate'));
      const gated = gate.mul(product(feedForwardInput, 'feed_forward.up'));
      x = x.add(product(activations(norm(gated, at('feed_forward_sub_norm.gain'))), 'feed_forward.down'));
    }
    const logits = linear(norm(x, p['final_norm.gain']), p['embedding.weight']);
    return np.sum(nn.logSoftmax(logits, -1).mul(nn.oneHot(targets, input.vocab))).mul(-1 / tokens);
  };
}

/** Angles `[seqLen, headDim]` of pair i at i and i + headDim/2, and the causal mask `[seqLen, seqLen]`. */
function tables(seqLen, headDim, theta) {
  const cos = new Float32Array(seqLen * headDim);
  const sin = new Float32Array(seqLen * headDim);
  const mask = new Float32Array(seqLen * seqLen);
  for (let position = 0; position < seqLen; position++) {
    mask.fill(-1e9, position * seqLen + position + 1, (position + 1) * seqLen);
    for (let d = 0; d < headDim; d++) {
      const angle = position * theta ** ((-2 * (d % (headDim / 2))) / headDim);
      cos[position * headDim + d] = Math.cos(angle);
      sin[position * headDim + d] = Math.sin(angle);
    }
  }
  return { cos, sin, mask };
}
