/** Continuations after the name of a file: "cat.png is a picture. …" */
export const theFile = 'The file';
export const unknown = (endings: string): string =>
  `cannot be opened: it is damaged, was changed after it was saved, or is not a model that this page knows. Save or download it again; what opens here is ${endings}.`;
export const openModel = (endings: string): string => `Open a model: ${endings}.`;

export const picture = (open: string): string => `is a picture. ${open}`;
export const recording = (open: string): string => `is audio or video. ${open}`;
export const archive = 'is a compressed archive of another kind. Unpack it, and drop the folder with the model, or pack it as .zip.';
export const pytorch =
  'is a PyTorch file. Such files can run programs, so none is opened here. Save the model as .safetensors, in transformers with model.save_pretrained("folder"), and drop the whole folder.';
export const onnx =
  'is an ONNX model, which this page does not run. It opens BitNet models as .gguf, or as the folder that transformers saves.';
export const office = (open: string): string =>
  `is an Office document. ${open} A table, saved as .csv, can be trained on: under Task, “Your table”.`;
export const numpy = (open: string): string => `holds NumPy arrays and does not say what model they belong to. ${open}`;
export const pdf = (open: string): string => `is a PDF document. ${open}`;
export const emptyArchive =
  'holds no files that belong to a model. Drop the folder with config.json, tokenizer.json and model.safetensors in it, or one file.';
export const hdf5 = (open: string): string => `is an HDF5 file, as Keras writes them. ${open}`;
export const tensorFlowLite = (open: string): string => `is a TensorFlow Lite model, which this page does not run. ${open}`;
export const bigEndian =
  'is a GGUF model for computers that store the highest byte first. Convert the model again on an ordinary computer.';
export const empty = 'is empty: there is nothing in it. Save or download it again.';
export const inPieces =
  'holds a model in several pieces. Save it in one, in transformers with save_pretrained(folder, max_shard_size="100GB"), and drop that folder.';
export const ggufInside = 'holds a .gguf file, which is opened by itself. Unpack it if it is packed, and open that file.';
export const lfsPointer =
  'is a Git LFS pointer, not the model itself. Run “git lfs pull” in its folder, or download the file from the page where it is shown.';
export const markup = (open: string): string => `is a text with markup and holds no model. ${open}`;
export const json =
  'is a text in JSON: at most a part of a model. Drop the whole folder with config.json, tokenizer.json and model.safetensors in it.';
export const table = 'looks like a table. It is not a model, but one can be trained on it: under Task, “Your table”.';
export const text = 'is a text. It is not a model, but one can be trained on it: under Task, “Your text”.';
export const pageWithoutModel =
  'is a web page without a model in it, perhaps one that asked to sign in, saved in place of the file. Download the model again.';

/** @param is `isGguf` or `isFolder`, as below */
export const activation = (is: string, name: string, key: string): string =>
  `${is} with the activation “${name}” (${key}). This page computes SiLU (“silu”) and squared ReLU (“relu2”), and with either the model would answer wrongly. Open a model that was trained with one of them.`;
export const scaling = (is: string, found: string, key: string): string =>
  `${is} whose positions are scaled in a way that this page does not compute: ${found} (${key}). Only linear scaling can be opened, or none at all. Open the model as it was before its window was stretched.`;
export const factor = (value: string): string => `the factor ${value}`;
export const scalingNamed = (name: string): string => `the scaling “${name}”`;
export const setting = (is: string, key: string, value: string, allowed: string): string =>
  `${is} with the setting “${key}” at ${value}, which changes how it computes, and this page computes only ${allowed}. Run the model in the program that it was made for.`;
export const ownValue = 'a value of its own';
export const modelsWithout = 'models without it';
export const theHead = 'the head (lm_head)';
export const asWeightsHaveIt = (there: boolean): string => `${there}, as its weights have it`;
export const or = ' or ';
export const someSubNorms = (is: string, there: number, blocks: number): string =>
  `${is} with ${there} sub-norms in ${blocks} blocks, where each should have two, or none. A part of the model is missing: save or convert it again.`;
export const noSubNorms = 'It has no norms inside its blocks (sub-norms), and is run without.';
export const scaledPositions = (by: string): string => `Its positions are divided by ${by} (linear scaling), as its file says.`;
export const biases = 'biases, which BitNet models of this page lack';
export const ownHead = 'a head with weights of its own, where this page has the embedding as head';
export const ownPositions = 'positions of its own (RoPE scaling by a table)';
export const moreNorms = 'norms that BitNet models of this page lack';
export const adapter = 'parts of an adapter (LoRA)';
export const otherPart = 'a part that BitNet models of this page lack';
export const foreignPart = (is: string, what: string, tensor: string): string =>
  `${is} with ${what}: the tensor “${tensor}”. Without it the model would answer wrongly, so it is not opened. Run it in the program that it was made for.`;
export const unreadable = (is: string, expected: string, found: string, advice: string): string =>
  `${is} that this page cannot read: it needs ${expected}, and there is ${found}. ${advice}`;
export const cannotRun = (reasons: string): string => `is a BitNet model that this page cannot run. ${reasons}`;
export const unknownSplitting = (name: string): string =>
  `This model splits texts in a way that this page does not know (“${name}”); it may answer worse than it can.`;

export const isGguf = 'is a BitNet model (GGUF)';
export const convertAgain = 'Convert the original model again with a llama.cpp of today.';
export const nameless = 'A model without a name';
export const ggufTokenizer = (kind: string): string =>
  `is a BitNet model whose tokenizer, “${kind}”, this page does not know: it reads byte pairs (“gpt2”). Run it in the program that it was made for, or open its folder for transformers.`;
export const architecture = (name: string): string =>
  `is a model of the architecture “${name}”. This page runs only the architecture “bitnet”: open a BitNet model.`;
export const bitnetCpp = (type: string, name: string): string =>
  `is a model of bitnet.cpp (${type}, architecture “${name}”), whose types and layout this page does not read. Open the original model instead: its folder with config.json, tokenizer.json and model.safetensors.`;
export const unknownType = (type: number): string => `weights of an unknown type, number ${type}`;
export const ofType = (type: string): string => `weights of the type ${type}`;
export const neither = (name: string, weights: string): string =>
  `is a model of the architecture “${name}” with ${weights}, and this page reads neither. Open the original model instead: its folder with config.json, tokenizer.json and model.safetensors.`;
const readable = 'F32, F16, BF16, Q8_0, Q6_K, Q4_0, TQ1_0 or TQ2_0';
export const modelWith = (weights: string): string =>
  `is a model with ${weights}, which this page does not read. It reads ${readable}: convert the original model to one of them.`;
export const bitnetWith = (weights: string): string =>
  `is a BitNet model with ${weights}, which this page does not read. It reads ${readable}: convert the original model to one of them.`;
export const otherEndian =
  'is a GGUF model for computers that store the highest byte first (big endian). Convert the model again on an ordinary computer.';
export const longHeader =
  'has a header with more than 100,000 tensors or 32 MB. So much is not read: a damaged file is to cost no more than a second. Models in several files (shards) have shorter ones.';
export const oldGguf = 'is a GGUF file of 2023, from before its format settled. Convert the model again with a llama.cpp of today.';
export const unknownGguf = 'is a GGUF file of a version that this page does not know. Convert the model again with a llama.cpp of today.';
export const otherLayout =
  'lays out its weights differently from what their types say. Some programs that departed from llama.cpp use its type numbers for other types; convert the model with llama.cpp itself.';

export const isFolder = 'holds a BitNet model';
export const saveAgain = 'Save the model again, in transformers with save_pretrained, and drop the whole folder.';
export const transformersModel = 'A model for transformers';
export const modelType = (type: string): string =>
  `holds a model of the type “${type}”. This page runs only the type “bitnet”: drop the folder of a BitNet model.`;
export const untiedHead =
  'holds a BitNet model whose head has weights of its own. This page runs models whose head is the embedding (“tie_word_embeddings”).';
export const reciprocalScales =
  'Its file has the number that each weight was multiplied by before rounding (1/γ: linear_class “bitlinear”), so codes are divided by it.';
export const directScales = 'Its file has the number that codes are multiplied by (γ: linear_class “autobitlinear”), as this page has.';
export const notRounded = 'Its config.json names no quantisation, so activations are not rounded, as in transformers.';
export const tokenizerType = (type: string, kinds: string): string =>
  `holds a model whose tokenizer is of the type “${type}”. This page reads ${kinds}: open a model with one of them.`;
export const weightsAlone =
  'holds only the weights of a model. Drop its whole folder at once, or pack it as .zip: config.json and tokenizer.json say what the weights are.';
export const noWeights = (file: string): string =>
  `holds no model: there is no ${file} in it. Pack the folder with config.json, tokenizer.json and ${file}.`;
export const lfsPointerInside = (file: string): string =>
  `holds a Git LFS pointer in place of ${file}. Run “git lfs pull” in the folder, or download that file from the page where it is shown.`;
export const lacks = (file: string): string =>
  `lacks ${file}, without which the weights cannot be understood. Drop the whole folder of the model.`;
export const otherSafetensors =
  'holds weights that another program saved, and does not say of what model. Drop the whole folder with config.json, tokenizer.json and model.safetensors in it: a BitNet model opens.';
export const otherVersion = 'was saved by another version of this page. Reload the page to get the newest, and open the file again.';
export const encrypted = 'is protected with a password. Unpack it, and drop the folder.';
export const damagedArchive = 'is damaged. Download it again, or pack the folder again.';
