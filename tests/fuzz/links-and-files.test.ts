/**
 * A stream of damaged links and files through everything that reads what others made. Here a few hundred; `npm run fuzz` takes
 * as many as one likes, and others with another seed.
 */
import { describe, expect, it } from 'vitest';
import { masters, transformers } from '../../src/formats/transformers/transformers';
import { checkpoint } from '../../src/formats/checkpoint/checkpoint';
import { packed } from '../../src/formats/packed-weights/packed';
import { allLessons } from '../../src/lessons/catalogue';
import { LessonError } from '../../src/lessons/lesson-error';
import { decodeLessonLink } from '../../src/lessons/lesson-link';
import { readLessonFile } from '../../src/lessons/read-lesson';
import { writeLesson } from '../../src/lessons/write-lesson';
import { decodeDraft, encodeDraft } from '../../src/state/draft-link';
import { decodeView, encodeView } from '../../src/state/view/view-link';
import { noticeOfLink } from '../../src/state/view/link-notice';
import { readable } from '../../src/state/notice';
import { decodeResult, encodeResult, findResults } from '../../src/state/class/result-link';
import { attack, type Target } from '../formats/hostile/attack';
import { foldersOf, llamaGguf, ourGguf, pages, safetensorsOf, transformersFolders } from '../formats/hostile/targets';

const cases = Number(process.env['FUZZ_CASES'] ?? 600);
const seed = Number(process.env['FUZZ_SEED'] ?? 1);

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const draft = decodeDraft('v=1&task=sort&modes=ternary,binary&hiddenSize=32&numHeads=2&steps=30&seed=11').draft;
const result = encodeResult({
  draft,
  arms: draft.modes.map((mode) => ({ mode, backend: 'wasm' as const, heldOutLossNats: 1.5, score: 0.25, digest: 77 })),
});
const links = [
  'v=1&task=tales&hiddenSize=128&modes=none,ternary&seeds=3&budget=kilobytes&learningRate=0.003&activationBits=null',
  'v=1&task=sort&optimiser=lion&lesson=where-are-the-levels&step=2&answers=ba',
  'v=1&task=sort&view=1&lens=quantised&panel=map&weight=3,5&head=1,2&at=120&try=1234&hide=setup,newSeed&lock=task&ask=Which+one%3F',
  result,
];

/** What is read of a link: settings that a right link could have, and words that can be shown. */
const linkTarget: Target<string> = {
  files: links.map(bytesOf),
  read(bytes) {
    const text = textOf(bytes);
    for (const found of findResults(text)) decodeResult(found);
    decodeResult(text);
    decodeLessonLink(text);
    return text;
  },
  check(text) {
    const read = decodeDraft(text);
    const again = decodeDraft(encodeDraft(read.draft));
    expect(again.notices).toEqual([]);
    expect(encodeDraft(again.draft)).toBe(encodeDraft(read.draft));
    const { view, notices } = decodeView(read.viewLink);
    expect(decodeView(encodeView(view))).toEqual({ view, notices: [] });
    const notice = noticeOfLink([...read.notices, ...notices]);
    if (notice !== null) expect(readable(notice).message.length).toBeLessThan(1_000);
  },
};

const lessonTarget: Target<string> = {
  files: allLessons().map((lesson) => bytesOf(writeLesson(lesson))),
  read: textOf,
  check(text) {
    try {
      readLessonFile(text);
    } catch (error) {
      if (!(error instanceof LessonError)) throw error;
      expect(error.message.length).toBeLessThan(2_000);
    }
  },
};

const targets: readonly (readonly [name: string, target: () => Target<unknown>])[] = [
  ['links', () => linkTarget],
  ['lessons', () => lessonTarget],
  ['packed weights', () => safetensorsOf(packed, {}, { mode: 'binary' })],
  ['checkpoints', () => safetensorsOf(checkpoint, {})],
  ['GGUF of ours', ourGguf],
  ['GGUF of llama.cpp', llamaGguf],
  ['pages that are a model', pages],
  ['folders, packed', () => foldersOf(transformers)],
  ['folders with master weights', () => foldersOf(masters)],
  ['folders that transformers saved', transformersFolders],
];

describe('is read rightly or refused in words, whatever was done to it', { timeout: 3_600_000 }, () => {
  it.each(targets)('%s', (_, target) => {
    // The first three thousand numbers of a target cut its files short; the seeds lie behind them.
    const share = Math.ceil(cases / targets.length);
    attack(target(), share, 1_000_000 * seed);
  });
});
