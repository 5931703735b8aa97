import { expect, it } from 'vitest';
import { coreLedger, createCores, type Cores } from '../../src/worker/cores';

const joined = (ledger: SharedArrayBuffer): Cores => {
  const cores = createCores();
  cores.join(ledger);
  return cores;
};

it('gives every worker in training its share, and what others leave', () => {
  const ledger = coreLedger(8);
  const [one, two, three] = [joined(ledger), joined(ledger), joined(ledger)];
  one.begin();
  expect(one.share?.()).toBe(8);
  two.begin();
  three.begin();
  expect([one.share?.(), two.share?.(), three.share?.()]).toEqual([2, 2, 2]);
  two.end();
  expect(one.share?.()).toBe(4);
  three.end();
  expect(one.share?.()).toBe(8);
});

it('gives at least one, and no more than asked for', () => {
  const ledger = coreLedger(2);
  const workers = [joined(ledger), joined(ledger), joined(ledger)];
  for (const worker of workers) worker.begin();
  expect(workers[0]!.share?.()).toBe(1);
  const few = joined(coreLedger(16, 3));
  few.begin();
  expect(few.share?.()).toBe(3);
});

it('knows of none before it has joined', () => {
  const alone = createCores();
  alone.begin();
  expect(alone.share).toBeNull();
});
