/** Damaged files for each reader of a format of ours. */
import type { ModeId } from '../../../src/catalog/modes/modes';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import { checkpoint } from '../../../src/formats/checkpoint/checkpoint';
import { packed } from '../../../src/formats/packed-weights/packed';
import { pages, programs, safetensorsOf, withstands } from './targets';

const recipe = (word: string): ExperimentDraft => ({ mode: word as ModeId, feedForwardSize: 4 });

withstands('packed', () => safetensorsOf(packed, {}, { mode: 'binary' }, { mode: 'none', task: 'gestures' }));
withstands('packed, by recipes', () =>
  safetensorsOf(packed, recipe('ternary-g32'), recipe('ternary-row-sherry'), recipe('bits2-row'), recipe('bits3-row'), recipe('bits4-g64')),
);
withstands('checkpoint', () => safetensorsOf(checkpoint, {}, { mode: 'none' }));
withstands('html', pages);
withstands('c', programs);
