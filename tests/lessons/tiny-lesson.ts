/** A lesson about a model so small that Node trains it in a second. */
export const tinyLesson = {
  bitnetLesson: 1,
  id: 'tiny',
  title: 'A tiny lesson',
  aim: 'To be played by a test.',
  assumes: 'Nothing.',
  steps: [
    {
      title: 'Train',
      text: 'A {ternary} model of eight hidden values.',
      draft: {
        task: 'reverse',
        modes: ['ternary'],
        settings: {
          hiddenSize: 8,
          numHeads: 2,
          numLayers: 1,
          feedForwardSize: 10,
          seqLen: 8,
          batchSize: 4,
          steps: 40,
          lambdaSteps: 10,
          backend: 'cpu',
        },
      },
      view: { lens: 'effective', scrub: null },
      panel: 'weights',
      act: { act: 'train' },
      ask: {
        question: 'What will the weights be?',
        options: [
          { text: 'A hill', reason: 'At λ = 1 there is none left.' },
          { text: 'Three spikes', reason: 'They are rounded.' },
        ],
        answer: 1,
        fact: '20% < zeros(ternary, end) < 50% and nearLevel(ternary, effective, end) >= 99% and nearLevel(ternary, effective, start) < 50%',
        shown: [
          { what: 'on a level before', value: 'nearLevel(ternary, effective, start)', as: 'percent' },
          { what: 'on 0 after', value: 'zeros(ternary, end)', as: 'percent' },
        ],
      },
    },
    {
      title: 'Look back',
      text: 'To the start.',
      view: { lens: 'latent' },
      act: { act: 'scrub', step: 0 },
      ask: {
        question: 'How many codes have changed?',
        options: [
          { text: 'None', reason: 'Then nothing would be learned.' },
          { text: 'Some', reason: 'That is learning.' },
        ],
        answer: 1,
        fact: 'neverFlipped(ternary) < 1 and flips(ternary, 0, 1) > 0',
        shown: [{ what: 'never changed', value: 'neverFlipped(ternary)', as: 'percent' }],
      },
    },
  ],
} as const;
