export const openAgain = 'Open it here again on any computer: drop the file on this page.';

export const packed = 'Packed weights';
export const packedSummary =
  'The smallest file, and the one whose size is shown: BitLinear weights stored in 1.6 bits (ternary) or 1 bit (binary) each, the rest in full precision. Opens here again.';
export const packedUsage = 'In your own program: save a reader beside it. It has no dependencies (JavaScript) or needs numpy (Python).';
export const readerInJavaScript = 'Reader in JavaScript';
export const readerInPython = 'Reader in Python, with numpy';

export const checkpoint = 'Checkpoint';
export const checkpointSummary = 'Everything needed to resume training here as if it had never stopped.';
export const checkpointUsage =
  'Open it here again on any computer: drop the file on this page. The run is back at its step, and Resume goes on.';
export const checkpointInConsole = 'The same from the console of this page:';

export const ggufSummary =
  'Runs in llama.cpp (2026 or later) and programs built on it. A ternary weight takes 1.69 bits at best, a binary one 1.13; in narrow models more.';
export const compatible = 'GGUF, widest compatibility';
export const compatibleSummary =
  'The same model for older programs built on llama.cpp: stored in 4.5 bits per weight, 16 in narrow models, whatever information they carry.';
export const ggufActivation =
  'llama.cpp would compute this model with another activation (SiLU) than its own (squared ReLU). Take “Packed weights”, or the folder for transformers.';
export const ggufWidths = (width: number): string =>
  `GGUF keeps the scales of rows and groups in blocks of 32 weights or more, and a row of this model has ${width}. Take “Packed weights” or the web page, or train again with widths that are multiples of 32.`;
export const ggufRounded = (summary: string): string =>
  `${summary} The scales of this model’s rows or groups become 16-bit floats in its blocks, at most 1/2,048 off.`;
export const ggufTokenizer =
  'This model splits texts by a tokenizer that has not been tried in llama.cpp. Take “Packed weights”, or the folder for transformers.';
export const ggufUsage = 'Run it with llama.cpp (before December 2025 the program was called llama-cli):';
export const ggufElsewhere = (window: string): string => `It also loads in programs built on llama.cpp. ${window}`;

export const page = 'Web page that runs the model';
export const pageSummary =
  'One file with the packed weights and everything that runs them. It opens in any browser, offline; try it, send it, keep it.';
export const pageTokenizer =
  'This model splits texts by a tokenizer of another program, which the page does not bring along. Take “Packed weights”, and open them here.';
export const pageTitle = (task: string, mode: string): string => `${task}, ${mode} · BitNet Playground`;
export const inBase64 = (part: string): string => `${part}, in base64`;
export const program = 'The program that runs it, and its styles';
export const pageUsage =
  'Open it with a double click, or from a terminal (“open” on macOS, “start” on Windows). It needs no network and sends nothing:';
export const pageOnServer = 'Or put it on any web server, under any name.';
export const openToLookInside = 'Open it here again on any computer, to look inside: drop the file on this page.';

export const transformers = 'Safetensors for transformers';
export const transformersSummary =
  'A folder that Hugging Face transformers loads in Python: weights stored in two bits each, with configuration and tokenizer.';
export const unpack = 'Unpack it, and install transformers once:';
export const loadIt = (window: string): string => `Load it and let it write. ${window}`;
export const masters = 'Master weights for transformers';
export const mastersSummary = 'The full-precision weights behind the codes, to continue training with PyTorch on a bigger machine.';
export const otherRule =
  'transformers rounds master weights to three levels, and this model was trained by another rule. Take a checkpoint, or train a ternary model.';
export const otherLevels = (levels: number): string =>
  `transformers rounds master weights to three levels, and this model was trained with ${['no', 'one', 'two', 'three', 'four'][levels] ?? levels}. Take a checkpoint, or train a ternary model.`;
export const goOnTraining = 'Continue training: the weights are rounded in every pass, as here. Six lines for one step, with one example:';
export const rowsInFours = (matrix: string, rows: number): string =>
  `transformers packs outputs in fours, and the matrix “${matrix}” has ${rows}. Take “Packed weights”, or train again with a hidden size and a feed-forward size that are multiples of four, and key/value heads whose width is one.`;

export const writesText = (program: string, task: string): string =>
  `${program} runs models that write text, and “${task}” is a task without text. Take “Packed weights” or the web page.`;
export const noCharacters = (program: string, task: string): string =>
  `${program} writes text, and what “${task}” writes is not made of characters. Take “Packed weights” or the web page.`;
export const otherBlocks = (program: string): string =>
  `${program} knows the blocks of BitNet b1.58, not those of Edifice. Take “Packed weights” or the web page, or train again with the recipe b1.58.`;
export const needsSubNorms = (program: string): string =>
  `${program} puts norms inside the blocks (sub-norms), and this model was trained without them. Take “Packed weights” or the web page.`;
export const scaledPositions = (program: string, factor: number): string =>
  `The positions of this model are scaled (by 1/${factor}), which has not been tried in ${program}. Take “Packed weights” or the web page.`;
export const otherCodes = (program: string, mode: string): string =>
  `${program} knows codes −1, 0 and +1 with one scale per matrix, and ${mode} weights are different. Take “Packed weights” or the web page.`;
export const otherActivations = (program: string, bits: number | null): string =>
  `${program} rounds activations to 8 bits, and this model was trained ${bits === null ? 'without rounding activations' : `with ${bits}-bit activations`}. Take “Packed weights” or the web page, or train again with activations of 8 bits.`;
export const rotates = (program: string): string =>
  `${program} does not rotate activations, and this model was trained with a Hadamard rotation: without it, its answers would be noise. Take “Packed weights” or the web page.`;
export const roundsByMean = (program: string): string =>
  `${program} rounds activations by the largest of them, and this model was trained to round by their mean. Take “Packed weights” or the web page.`;
export const noScale = (program: string): string =>
  `${program} multiplies codes by their scale, and this model was trained without it. Take “Packed weights” or the web page, or train again with a weight scale.`;

const units = { characters: 'characters', tokens: 'tokens' } as const;
type Unit = keyof typeof units;
export const window = (unit: Unit, seqLen: number): string => `The model sees ${seqLen} ${units[unit]}; ask for no more.`;
export const narrowWindow = (unit: Unit, seqLen: number, room: number, answer: number): string =>
  `The model sees ${seqLen} ${units[unit]}, and ${room} are left for the answer. The last of its ${answer} needs no place there: ask for ${answer} to see it as well.`;

export const partLabels = {
  packed: 'Packed weights',
  latents: 'Latent weights (float32)',
  moments: 'What the optimiser keeps (float32)',
  full: 'Full-precision weights (float32)',
  scales: 'Scales',
  header: 'Header: names, shapes, settings',
} as const;
export const packedAs = (label: string, packing: string): string => `${label} (${packing})`;
export const twoBits = 'two bits per weight';
export const optimiser = 'the optimiser';
