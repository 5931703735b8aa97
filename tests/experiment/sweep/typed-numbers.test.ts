/** Lists of numbers as people of several languages type them. */
import { expect, it, test, vi } from 'vitest';
import { readList } from '../../../src/experiment/sweep/read-values';
import { typedNumber, writtenList } from '../../../src/experiment/sweep/typed-numbers';

vi.mock('#words/language', () => ({ language: 'de', decimalMark: ',' }));

it.each([
  ['0,01; 0,02', [0.01, 0.02]],
  ['0,01, 0,02', [0.01, 0.02]],
  ['0,01 0,02\n0,1', [0.01, 0.02, 0.1]],
  ['0,01', [0.01]],
  ['0.01,0.02', [0.01, 0.02]],
  ['0.01; 0,02', [0.01, 0.02]],
  ['1e-3,3e-3', [0.001, 0.003]],
  ['1,5e-3;', [0.0015]],
])('learning rates “%s”', (text, values) => {
  expect(readList('learningRate', text)).toEqual({ values });
});

it.each([
  ['16,32,64', [16, 32, 64]],
  ['16; 32; 64', [16, 32, 64]],
  ['16,32; 64', [16, 32, 64]],
  ['100,200', [100, 200]],
])('steps “%s”', (text, values) => {
  expect(readList('steps', text)).toEqual({ values });
});

it.each([
  ['learningRate', '0,01,0,02', /semicolons|Strichpunkte/],
  ['dropout', '0,1,0,2', /semicolons|Strichpunkte/],
  ['steps', '1.000; 2.000', /without points|ohne Punkte/],
  ['steps', '1.000', /without points|ohne Punkte/],
  ['steps', '1,000; 2,000', /without points|ohne Punkte/],
  ['steps', '1,000', /without points|ohne Punkte/],
  ['learningRate', '2,5', /learningRate must be/],
] as const)('%s “%s” is refused, not guessed', (setting, text, message) => {
  expect(readList(setting, text)).toEqual({ problem: expect.stringMatching(message) as string });
});

test('one number, with either mark', () => {
  expect([typedNumber(false, ' 0,5 '), typedNumber(false, '0.5'), typedNumber(true, '12')]).toEqual([0.5, 0.5, 12]);
  expect([typedNumber(false, ''), typedNumber(true, '1.000'), typedNumber(false, '0.1, 0.2')]).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
});

test('what is suggested is read back', () => {
  expect(writtenList([0.001, 0.01])).toBe('0,001; 0,01');
  expect(writtenList([16, 32])).toBe('16; 32');
  expect(readList('learningRate', writtenList([0.001, 0.01]))).toEqual({ values: [0.001, 0.01] });
  expect(readList('activationBits', writtenList([8, null]))).toEqual({ values: [8, null] });
});
