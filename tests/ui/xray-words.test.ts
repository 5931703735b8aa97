/** What the X-ray says of a finding and of one row, as one would write it. */
import { expect, it } from 'vitest';
import { saidFinding } from '../../src/ui/xray/finding-words';
import { rowSum } from '../../src/ui/xray/row-sum';
import { formatBits } from '../../src/ui/xray/sizes';
import type { Finding, RowProduct } from '../../src/worker/xray-protocol';

const finding = (id: Finding['id'], tensors: readonly string[], count = tensors.length): Finding => ({
  id,
  severity: 'wrong',
  tensors,
  count,
  evidence: { blocks: 4 },
});

it('says where something was seen, and of what is missing that it was not found', () => {
  expect(saidFinding(finding('dead-rows', ['a'])).where).toBe('Seen in a.');
  expect(saidFinding(finding('dead-rows', ['a', 'b', 'c'])).where).toBe('Seen in a, b and c.');
  expect(saidFinding(finding('dead-rows', ['a', 'b', 'c'], 26)).where).toBe('Seen in a, b, c and 23 more.');
  expect(saidFinding(finding('sub-norms-missing', ['2.attn_sub_norm'])).where).toBe('Not found: 2.attn_sub_norm.');
  expect(saidFinding(finding('norms-missing', ['output_norm'])).where).toBe('Not found: output_norm.');
});

const row = (blocks: RowProduct['blocks'], changes: Partial<RowProduct> = {}): RowProduct => ({
  row: 0,
  columns: 128,
  hasCodes: true,
  terms: [],
  plus: { count: 3, sum: 5 },
  minus: { count: 2, sum: 2 },
  zero: 1,
  blocks,
  blockCount: blocks.length,
  output: 1.5,
  ...changes,
});

it('writes a sum without a plus before a minus', () => {
  expect(rowSum(row([{ sum: 3, scale: 0.5 }]))).toBe('(5 − 2) · 0.5 = 1.5');
  const two = [
    { sum: 15.5, scale: 14.1 },
    { sum: -6, scale: 14.1 },
  ];
  expect(rowSum(row(two, { output: 134 }))).toBe('15.5 · 14.1 − 6 · 14.1 = 134');
  expect(rowSum(row(two, { blockCount: 8, output: 134 }))).toBe('15.5 · 14.1 − 6 · 14.1 + … (8 blocks) = 134');
  expect(rowSum(row([], { hasCodes: false }))).toBe('5 − 2 = 1.5');
});

it('gives bits of a weight the digits that they have', () => {
  expect([16, 2.25, 2.0625].map(formatBits)).toEqual(['16', '2.25', '2.063']);
});
