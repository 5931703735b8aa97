/**
 * Tales: tiny fairy tales, one character at a time. The grammar is ours, so the entropy of every character is known
 * exactly and is drawn as the floor: the distance to it is all that training can still win.
 *
 * Every example starts at the beginning of a tale. Its first token, a newline, is given; the rest is to be predicted.
 */
import * as words from '#words/catalog/tasks/tales';
import type { RandomStream } from '../../math/random';
import { characterAutomaton } from './character-automaton';
import { tell } from './sentence-grammar';
import { talesGrammar } from './tales-grammar';
import { InputError } from './task';
import type { Baseline, TokenExample, TokenTask } from './task';

const newline = '\n';
const characters = [newline, ...' .,abcdefghijklmnopqrstuvwxyz'];
/** The newline between tales has no glyph of its own. */
const vocabulary = ['¶', ...characters.slice(1)];
const idOf = new Map(characters.map((character, id) => [character, id]));

const shortest = 16;
const longest = 256;

/** Only what draws and measures uses it: a bundler may leave it out where nothing does. */
const automaton = /* @__PURE__ */ characterAutomaton(talesGrammar);

/** −log p, in nats, of each character of a tale given all before it, under the grammar itself; Infinity where it cannot stand. */
export function idealLossNats(text: string): readonly number[] {
  return automaton.idealLossNats(text);
}

/** The text behind token ids, newlines included. */
export function textOf(tokens: readonly number[]): string {
  return tokens.map((id) => characters[id] ?? '').join('');
}

/** Token ids of a text. Throws InputError naming the characters that are not in the vocabulary. */
function tokensOf(text: string): readonly number[] {
  const strange = [...new Set(text)].filter((character) => !idOf.has(character));
  if (strange.length > 0) {
    throw new InputError(words.strange(strange.map((character) => words.quoted(character)).join(', ')));
  }
  return Array.from(text, (character) => idOf.get(character) ?? 0);
}

function sample(random: RandomStream, seqLen: number): TokenExample {
  return { tokens: tokensOf(newline + tell(talesGrammar, random, seqLen)), scored: Array.from({ length: seqLen }, () => 1) };
}

function score(predicted: readonly number[], example: TokenExample): number {
  const targets = example.tokens.slice(1);
  return targets.filter((target, i) => predicted[i] === target).length / targets.length;
}

function baseline(seqLen: number): Baseline {
  const shares = [...automaton.characterShares(seqLen).values()];
  return {
    score: Math.max(...shares),
    lossNats: shares.reduce((entropy, share) => entropy - share * Math.log(share), 0),
    label: words.frequencies,
  };
}

export const tales: TokenTask = {
  kind: 'tokens',
  label: words.label,
  group: 'language',
  summary: words.summary,
  tryIt: words.tryIt,
  scoreLabel: words.scoreLabel,
  defaults: {
    recipe: 'b1.58',
    seqLen: 64,
    steps: 400,
    batchSize: 24,
    lambdaSteps: 150,
    warmupSteps: 30,
    learningRate: { ternary: 1e-2, binary: 1e-2, none: 4e-3 },
  },
  vocabulary,
  startToken: 0,
  refuseSeqLen(seqLen) {
    if (Number.isInteger(seqLen) && seqLen >= shortest && seqLen <= longest) return null;
    return words.badLength(shortest, longest);
  },
  baseline,
  floor: (seqLen) => ({ lossNats: automaton.entropyRateNats(seqLen), label: words.floor }),
  sample,
  score,
  prompt(input, seqLen) {
    const text = input.toLowerCase().replaceAll('¶', newline);
    if (text.length >= seqLen) throw new InputError(words.tooLong(seqLen));
    return { tokens: tokensOf(newline + text), answerLength: null };
  },
  answer: () => null,
  examplePrompt: () => words.opening,
};
