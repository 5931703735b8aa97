type Evidence = Readonly<Record<string, string>>;

export const severity = { wrong: 'Wrong', suspect: 'Suspicious', note: 'To know' };
export const nothing =
  'Nothing was found that matches a known mistake. That is no proof: what an X-ray does not see, only running the model shows.';
export const nothingYet = 'Nothing in the headers matches a known mistake. The numbers are being examined.';
export const seenIn = (names: string): string => `Seen in ${names}.`;
export const notFound = (names: string): string => `Not found: ${names}.`;
export const andMore = (names: string, count: string): string => `${names} and ${count} more`;

/** What each finding is called, and what it says: evidence, the known mistake it matches, what to try. */
export const titles = {
  'no-tensors': 'No tensor at all',
  'files-missing': 'Parts of the model are missing',
  'cut-short': 'The file ends too soon',
  'room-differs': 'Tensors have another size than their type',
  'unread-types': 'Types that are only named here',
  'unread-tensors': 'Tensors that are not read',
  'fork-types': 'A type that only a fork reads',
  'layout-unsaid': 'I2_S does not say its layout',
  'codes-not-ternary': 'Codes that are not ternary',
  'binary-codes': 'Binary, not ternary',
  'scale-missing': 'No scale beside packed codes',
  'scale-broken': 'Scales that cannot be',
  'scales-are-one': 'Every scale is 1',
  'scales-scattered': 'Scales are scattered',
  'scale-convention': 'The scale looks upside down',
  'scale-unclear': 'Multiply or divide?',
  'scale-outlier': 'One scale unlike the others',
  'rounded-by-largest': 'Rounded by the largest weight, not by the mean',
  'rounded-twice': 'Codes that would be rounded a second time',
  'codes-as-numbers': 'Codes stored as numbers',
  'not-finite': 'Values that are no numbers',
  'dead-rows': 'Rows without any weight',
  'empty-blocks': 'Blocks without any weight',
  'sub-norms-missing': 'Sub-norms are missing',
  'norms-missing': 'Norms are missing',
  'tokens-beyond-embedding': 'More tokens than embeddings',
  'embedding-beyond-tokens': 'More embeddings than tokens',
  'vocabulary-differs': 'The vocabulary has another size than promised',
  'head-beside-tied': 'A head beside a tied embedding',
};
export const says = {
  'no-tensors': (): string =>
    'These files hold settings, and perhaps a vocabulary, and no weight. Converters write such files for tests of tokenizers (--vocab-only, ggml-vocab-….gguf). Look for the file of the model itself.',
  'files-missing': (e: Evidence): string =>
    `${e['missing']} parts are not here ${e['files'] === '' ? '' : `(${e['files']}) `}. Open all files of the model together.`.replace(
      ' .',
      '.',
    ),
  'cut-short': (): string =>
    'The data of some tensors lies behind the end of the file: a download that was cut short, or a header that claims other offsets.',
  'room-differs': (e: Evidence): string =>
    `As ${e['type']}, the first needs ${e['needed']}; up to the next tensor there are ${e['found']}. A block of another size than the header's type says, as in files of forks that used the same number for another layout: programs then read every scale at the wrong place.`,
  'unread-types': (e: Evidence): string => `${e['types']}: this page knows their names and sizes and does not read their numbers.`,
  'unread-tensors': (): string =>
    'Their shape is none that their type holds, or what belongs to them (scales, zeros, the order of inputs) is missing or of a kind that is not read here.',
  'fork-types': (e: Evidence): string =>
    `${e['types']}: the size of the tensors shows blocks that only PrismML's fork of llama.cpp writes. The main line refuses such a file, or reads it as Q2_0 with blocks of 64 and prints garbage. Look for the file with “g64” in its name.`,
  'layout-unsaid': (): string =>
    'bitnet.cpp writes I2_S in three layouts of the same size: 128 for x86, 64 for ARM, and four rows at once. A build that expects another one reads every code at a wrong place and repeats one token without an error (microsoft/BitNet 585, 598, 600). Compare with the safetensors of the same model: that tells which one it is.',
  'codes-not-ternary': (e: Evidence): string =>
    `Up to ${e['share']} of the codes of a matrix are +2, which ternary codes never are. A quarter means that the bytes are no such codes at all: read at a wrong place, or packed in another order.`,
  'binary-codes': (): string =>
    'Every code is −1 or +1, and none is 0. That is right for a binary model, and a lost zero for one that should be ternary.',
  'scale-missing': (): string =>
    'Packed codes have no weight_scale beside them: every matrix would count with scale 1. Converters that copy only names ending in “weight” lose it.',
  'scale-broken': (e: Evidence): string =>
    `${e['notFinite']} scales of a matrix are no numbers, ${e['negative']} are negative, ${e['zero']} are 0. Such a file was read with another block size, or overflowed in half precision.`,
  'scales-are-one': (): string =>
    'The blocks hold the scale 1, and no “.scale” tensor stands beside them. Codes without γ: the model would be right only if what follows every matrix were a norm.',
  'scales-scattered': (e: Evidence): string =>
    `Within one matrix, scales differ from their median by a factor of ${e['factor']}. Trained blocks differ by ten at most. Bytes of codes that are read as scales look like this: a block of another size.`,
  'scale-convention': (e: Evidence): string =>
    `With the scale as the file says it (median γ = ${e['scale']}), an input of size 1 leaves a matrix with size ${e['claimed']}; with 1/γ in its place, with ${e['reversed']}. Matrices keep the size of what they are given. The known mistake: “bitlinear” divides by weight_scale, “autobitlinear” multiplies, and a converter has done the other (microsoft/BitNet 616).`,
  'scale-unclear': (): string =>
    'A scale stands beside the codes, and no config.json beside the file says whether it multiplies (“autobitlinear”) or divides (“bitlinear”, the default). Open the whole folder.',
  'scale-outlier': (e: Evidence): string =>
    `The scale of some matrices is ${e['factor']} times as large or as small as that of the same part of other blocks. Perhaps only some tensors were converted.`,
  'rounded-by-largest': (e: Evidence): string =>
    `${e['zeros']} of the codes are 0 and the scales of blocks vary by ${e['variation']}. Rounding by the mean leaves about 31 % zeros (trained models up to half), rounding by the largest weight of a block 75 to 87 %: llama-quantize was given latent weights. Round them first, then convert.`,
  'rounded-twice': (e: Evidence): string =>
    `config.json asks for rounding in every pass (quant_method “bitnet”), but the weights are −g, 0 and +g already. γ would be taken again as their mean, which is only ${e['kept']} of g, because ${e['zeros']} are zeros. Remove quantization_config, or store the latent weights.`,
  'codes-as-numbers': (e: Evidence): string =>
    `The matrices hold −g, 0 and +g as ${e['type']}: ${e['bits']} bits for what takes 1.6. Nothing is lost, and a type made for codes would be a tenth as large. One g for ${e['sharing']}.`,
  'not-finite': (): string => 'Some values are NaN or infinite: an overflow in half precision, or bytes that are no such numbers.',
  'dead-rows': (e: Evidence): string =>
    `${e['rows']} of ${e['of']} rows that were read hold zeros only: those outputs are always 0. Pruned, padded, or never written.`,
  'empty-blocks': (e: Evidence): string =>
    `${e['blocks']} of ${e['of']} blocks that were read hold zeros only. Among ternary weights, a block of 64 is hardly ever empty by chance.`,
  'sub-norms-missing': (e: Evidence): string =>
    `A BitNet b1.58 has a norm before the output of attention and one before “down”, in each of its ${e['blocks']} blocks. llama.cpp refuses a “bitnet” file without them, and other programs compute something else.`,
  'norms-missing': (e: Evidence): string => `Norms that every one of the ${e['blocks']} blocks needs are not in these files.`,
  'tokens-beyond-embedding': (e: Evidence): string =>
    `The tokenizer has ${e['tokens']} entries, the embedding ${e['rows']} rows: ids behind the last row read what lies behind the tensor. The tokenizer is of another model, or tokens were added without new rows.`,
  'embedding-beyond-tokens': (e: Evidence): string =>
    `The embedding has ${e['rows']} rows, the tokenizer ${e['tokens']} entries. Some rows more are usual, as they are filled up to a round number; many more are a tokenizer that does not belong to it.`,
  'vocabulary-differs': (e: Evidence): string => `The settings promise ${e['claimed']} entries, the embedding has ${e['rows']} rows.`,
  'head-beside-tied': (): string =>
    'The settings say that the embedding is the head as well, and the file holds a head of its own. llama.cpp counts one tensor too many and refuses; transformers ignores it.',
};
export const sharing = { matrix: 'each matrix', row: 'each row', block: 'each block' };
