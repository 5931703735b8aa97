/** In files, for whoever has nothing else, and in messages for their authors: the same in every language. */
export const packedAbout =
  'A BitNet transformer trained in BitNet Playground. Each weight NAME listed under "tensors" is stored as NAME.packed (its codes) and NAME.scale (float32: one, or where "scalePer" says so one a row or one for so many consecutive inputs of a row) and is used as code * scale. Every other tensor is float32 under its own name. All are row-major, linear weights are [out, in].';
export const packedWhat = 'weights saved by BitNet Playground';
export const noPacking = 'none: every tensor is float32';
export const rotationAbout =
  'Before they are rounded, the inputs of every attention.output and feed_forward.down are rotated in blocks of n consecutive values, n the largest power of two that divides the width: x <- H x / sqrt(n), H the Hadamard matrix in Sylvester order. Without it, the answers of this model are noise.';
export const meanRoundingAbout =
  'Activations are rounded by their mean: q = clip(round(x * sqrt(Q) / (mean|x| + 1e-5)), -Q - 1, Q), used as q * mean|x| / sqrt(Q), Q = 2^(bits - 1) - 1, the mean over the values of a token.';
export const checkpointAbout =
  'A BitNet transformer in training in BitNet Playground. Every parameter is its latent float32 weight under its own name, row-major, linear weights [out, in]; tensors named optimiser.* are what the optimiser of the experiment keeps of all of them (AdamW its two moments), one after another in the order of the parameters.';
export const checkpointWhat = 'a checkpoint saved by BitNet Playground';
export const noTokens = (task: string): string => `The task ${task} has no tokens for a GGUF file.`;
