import { expect, it } from 'vitest';
import { measuredWords } from '../../src/ui/words/measured-words';

const none = { data: null, pairs: 64 };

it('counts nats where a sign is chosen and squared error where numbers are predicted', () => {
  const [reverse, ball] = [measuredWords({ task: 'reverse', ...none }), measuredWords({ task: 'ball', ...none })];
  expect([reverse.quantities.heldOutLoss, reverse.amount(0.3), reverse.columns.measured]).toEqual([
    'Held-out loss in nats',
    '0.300 nats',
    'heldOutLossNats',
  ]);
  expect([ball.quantities.heldOutLoss, ball.amount(0.3), ball.columns.measured]).toEqual([
    'Held-out mean squared error',
    '0.300 in squared error',
    'heldOutMeanSquaredError',
  ]);
  expect(JSON.stringify(ball)).not.toMatch(/nats/i);
});

it('calls nothing held out that was trained on', () => {
  const { data, where, examples, quantities, columns } = measuredWords({ task: 'memorise', ...none });
  for (const text of [data, where, examples, ...Object.values(quantities), ...Object.values(columns)])
    expect(text).not.toMatch(/held.?out/i);
});
