/** 20,000 damaged files for each reader of a format of ours. */
import { checkpoint } from '../../../src/formats/checkpoint/checkpoint';
import { packed } from '../../../src/formats/packed-weights/packed';
import { pages, programs, safetensorsOf, withstands } from './targets';

withstands('packed', () => safetensorsOf(packed, {}, { mode: 'binary' }, { mode: 'none', task: 'gestures' }));
withstands('checkpoint', () => safetensorsOf(checkpoint, {}, { mode: 'none' }));
withstands('html', pages);
withstands('c', programs);
