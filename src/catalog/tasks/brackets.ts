/**
 * Brackets: `>([]{<>(` is closed by `)})·····`. The first half is a walk that opens and closes at random; the second
 * half closes what is open, the last first, and rests on dots. To know it, one must know which brackets found their partner.
 */
import * as words from '#words/catalog/tasks/brackets';
import type { RandomStream } from '../../math/random';
import { InputError, type Baseline, type TokenTask } from './task';
import { wholeAnswer } from './whole-answer';

const openings = [...'([{<'];
const closings = [...')]}>'];
const kinds = openings.length;
const [restToken, startToken] = [2 * kinds, 2 * kinds + 1];
/** An opening bracket has the id of its kind, a closing one stands `kinds` further. */
const vocabulary = [...openings, ...closings, '·', '▸'];

const fewestBrackets = 2;
const mostBrackets = 32;
/** Where both are possible, this share opens. */
const openingShare = 0.55;

const bracketsIn = (seqLen: number): number => seqLen / 2;

/** The kinds that are open after a row of brackets, outermost first; throws InputError where one closes what is not open. */
function openAfter(brackets: readonly number[]): readonly number[] {
  const open: number[] = [];
  brackets.forEach((token, i) => {
    if (token < kinds) return void open.push(token);
    const inner = open.pop();
    if (inner === token - kinds) return;
    const found = vocabulary[token] ?? '';
    throw new InputError(
      inner === undefined ? words.closesNothing(i + 1, found) : words.closesAnother(i + 1, found, vocabulary[inner] ?? ''),
    );
  });
  return open;
}

function closingOf(brackets: readonly number[]): readonly number[] {
  const closing = openAfter(brackets)
    .toReversed()
    .map((kind) => kind + kinds);
  return brackets.map((_, i) => closing[i] ?? restToken);
}

function bracketsOf(input: string, seqLen: number): readonly number[] {
  const count = bracketsIn(seqLen);
  const typed = Array.from(input.replaceAll(/\s/g, ''), (sign) => vocabulary.indexOf(sign));
  if (typed.some((token) => token < 0 || token >= 2 * kinds))
    throw new InputError(words.onlyBrackets(openings.map((opening, kind) => `${opening} ${closings[kind] ?? ''}`).join('  ')));
  if (typed.length !== count) throw new InputError(words.wrongCount(count, typed.length));
  openAfter(typed);
  return typed;
}

function walk(random: RandomStream, count: number): readonly number[] {
  const [row, open]: [number[], number[]] = [[], []];
  for (let i = 0; i < count; i++) {
    const opens = open.length === 0 || random.uniform() < openingShare;
    const kind = opens ? random.integer(kinds) : (open.at(-1) ?? 0);
    if (opens) open.push(kind);
    else open.pop();
    row.push(opens ? kind : kind + kinds);
  }
  return row;
}

/** How likely the walk ends at each depth: `[count + 1]`. */
function depthShares(count: number): readonly number[] {
  let shares: readonly number[] = [1, ...Array.from({ length: count }, () => 0)];
  for (let i = 0; i < count; i++) {
    const before = shares;
    shares = before.map(
      (_, depth) => (before[depth - 1] ?? 0) * (depth === 1 ? 1 : openingShare) + (before[depth + 1] ?? 0) * (1 - openingShare),
    );
  }
  return shares;
}

/** Knows how often each place of the answer is a rest, and nothing of the question. */
function baseline(seqLen: number): Baseline {
  const count = bracketsIn(seqLen);
  const depths = depthShares(count);
  let nats = 0;
  for (let place = 0; place < count; place++) {
    const resting = depths.slice(0, place + 1).reduce((sum, share) => sum + share, 0);
    for (const [share, ways] of [
      [resting, 1],
      [1 - resting, kinds],
    ] as const)
      if (share > 1e-12) nats -= share * Math.log(share / ways);
  }
  return {
    score: Math.max(...depths.map((share, depth) => share / kinds ** depth)),
    lossNats: nats / count,
    label: words.depthsOnly,
  };
}

export const brackets: TokenTask = {
  kind: 'tokens',
  label: words.label,
  group: 'symbols',
  summary: words.summary,
  tryIt: words.tryIt,
  scoreLabel: words.scoreLabel,
  defaults: {
    recipe: 'b1.58',
    seqLen: 16,
    steps: 600,
    batchSize: 32,
    lambdaSteps: 200,
    warmupSteps: 30,
    learningRate: { ternary: 1e-2, binary: 1e-2, none: 5e-3 },
  },
  vocabulary,
  startToken,
  refuseSeqLen(seqLen) {
    const count = bracketsIn(seqLen);
    if (Number.isInteger(count) && count >= fewestBrackets && count <= mostBrackets) return null;
    return words.badLength(2 * fewestBrackets, 2 * mostBrackets);
  },
  baseline,
  floor: () => null,
  sample(random, seqLen) {
    const count = bracketsIn(seqLen);
    const row = walk(random, count);
    return {
      tokens: [startToken, ...row, ...closingOf(row)],
      scored: Array.from({ length: seqLen }, (_, position) => (position >= count ? 1 : 0)),
    };
  },
  score: wholeAnswer,
  prompt(input, seqLen) {
    const row = bracketsOf(input, seqLen);
    return { tokens: [startToken, ...row], answerLength: row.length };
  },
  answer: (input, seqLen) => closingOf(bracketsOf(input, seqLen)),
  examplePrompt: (seqLen) => '([]{<>(['.repeat(4).slice(0, bracketsIn(seqLen)),
};
