/** A lesson as the recorder writes it: every act that there is, with a question that is measured and one that is not. */
import type { Act, Lesson, LessonStep, StepView } from '../../src/lessons/lesson';
import { readFact, readValue } from '../../src/lessons/expression';
import { defaultDraft } from '../../src/state/draft';

const draft = { ...defaultDraft('sort'), modes: ['ternary'] as const, settings: { steps: 300, hiddenSize: 32 } };
const view: StepView = { lens: 'effective', view: 'layers', scrub: null, layer: 'blocks.0.attention.query.weight' };
const step = (title: string, act: Act | null): LessonStep => ({ title, text: '', draft, view, panel: null, act, ask: null });

const value = 'zeros(ternary, end)';

export const recordedLesson: Lesson = {
  id: 'my-lesson',
  title: 'My lesson',
  aim: '',
  assumes: '',
  steps: [
    { ...step('Task: Sort digits', null), view: {}, panel: 'task' },
    { ...step('Train to step 120', { act: 'train', to: 120 }), text: 'Watch the hill.', panel: 'weights' },
    {
      ...step('Train to the end', { act: 'train' }),
      ask: {
        question: 'How many weights are 0?',
        options: [
          { text: 'Some', reason: 'About a third.' },
          { text: 'None', reason: 'Then it would be binary.' },
        ],
        answer: 0,
        fact: { text: `${value} > 0.1`, expression: readFact(`${value} > 0.1`) },
        shown: [{ what: 'weights that are 0', value: { text: value, expression: readValue(value) }, as: 'percent' }],
      },
    },
    { ...step('Look at the latent weights', { act: 'lens', lens: 'latent' }) },
    { ...step('Go back to step 60', { act: 'scrub', step: 60 }), view: { ...view, lens: 'latent' } },
    { ...step('Go to the newest step', { act: 'scrub', step: null }), view: { ...view, scrub: 60 } },
    { ...step('Open “Inside”', { act: 'view', view: 'inside' }) },
    { ...step('Open “One step in slow motion”', { act: 'inside', inside: 'step' }), view: { view: 'inside', inside: 'token' } },
    { ...step('Look at block 1, attention, key', { act: 'layer', layer: 'blocks.0.attention.key.weight' }) },
    { ...step('Try “31337”', { act: 'try', prompt: '31337' }), panel: 'try' },
    {
      ...step('Use Try it', { act: 'try' }),
      ask: {
        question: 'Would you trust it?',
        options: [
          { text: 'Yes', reason: 'It was right.' },
          { text: 'No', reason: 'It was right only here.' },
          { text: 'It depends', reason: 'On what it is for.' },
        ],
        answer: 2,
        fact: null,
        shown: [],
      },
    },
    { ...step('Open the download', { act: 'download' }) },
  ],
};
