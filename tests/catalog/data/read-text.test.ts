import { describe, expect, test } from 'vitest';
import { mostSymbols } from '../../../src/catalog/data/card';
import { DataError } from '../../../src/catalog/data/data-error';
import { readCard } from '../../../src/catalog/data/read-card';
import { fewestCharacters, readText } from '../../../src/catalog/data/read-text';
import { exampleText } from '../example-data';

const decoded = (source: string | Uint8Array): string => {
  const { data } = readText(source);
  return Array.from(data.ids, (id) => data.card.vocabulary[id]).join('');
};

const page = 'It was a bright cold day in April, and the clocks were striking thirteen.\n'.repeat(60);

describe('a text becomes token ids', () => {
  test('that spell it, line breaks as ¶', () => {
    expect(decoded(page)).toBe(page.trim().replaceAll('\n', '¶'));
  });

  test.each([
    ['UTF-8 with a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(page)])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(page, (c) => c.charCodeAt(0)).buffer)])],
    ['line ends of Windows', page.replaceAll('\n', '\r\n')],
    ['line ends of old Macs', page.replaceAll('\n', '\r')],
  ])('whether it comes as %s', (_, source) => {
    expect(readText(source).data.card.digest).toBe(readText(page).data.card.digest);
  });

  test('in Windows-1252 when it is not UTF-8, and says so', () => {
    const { data, report } = readText(Uint8Array.from(`${page} caf\u00e9`, (c) => c.charCodeAt(0)));
    expect(data.card.vocabulary).toContain('é');
    expect(report.notes.join()).toContain('Windows-1252');
  });

  test('accents that are written apart are joined', () => {
    expect(readText(`${page} cafe\u0301`).data.card.vocabulary).toContain('é');
  });
});

describe('its vocabulary', () => {
  const chinese = Array.from({ length: 300 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');

  test('is capped, and what was mapped is reported with how often it occurs', () => {
    const { data, report } = readText(page + chinese);
    expect(data.card.vocabulary).toHaveLength(mostSymbols);
    expect(data.card.vocabulary).toContain('▯');
    expect(report.notes.join()).toMatch(/\d+ rare characters were replaced by ▯: “.” \(1×\)/);
  });

  test('likens a rare character to its plain form', () => {
    const { data, report } = readText(`${(page + chinese).repeat(3)}Ünïq “x”`);
    expect(data.card.vocabulary).not.toContain('ï');
    expect(report.notes.join()).toContain('“ï” → “i” (1×)');
  });

  test('shows everything it holds: no tabs, no control characters, no pilcrow but the line break', () => {
    const { data, report } = readText(`${page}\tone\u0007two¶\u00a0three`);
    for (const symbol of data.card.vocabulary) expect(symbol).toMatch(/^[\P{C}]$/u);
    expect(decoded(`${page}\tone\u0007two¶\u00a0three`)).toMatch(/¶ one▯two▯ three$/);
    expect(report.notes.join()).toContain('U+0007');
  });

  test('holds characters beyond the basic plane', () => {
    expect(readText(`${page}🙂🙂`).data.card.vocabulary).toContain('🙂');
  });
});

describe('its parts', () => {
  test('the tail is held out, and the baseline is measured on it', () => {
    const text = 'ab'.repeat(1800) + 'aaab'.repeat(100);
    const { card } = readText(text).data;
    expect(card).toMatchObject({ trainCharacters: 3600, heldOutCharacters: 400 });
    // Trained on as many a as b (each counted once more): ln 2 a character; of the tail, three quarters are a.
    expect(card.baseline.loss).toBeCloseTo(Math.log(2), 6);
    expect(card.baseline.score).toBe(0.75);
  });

  test('a card outlives JSON, and is refused when it is tampered with', () => {
    const { card } = readText(exampleText).data;
    expect(readCard(JSON.parse(JSON.stringify(card)))).toEqual(card);
    for (const wrong of [
      { ...card, vocabulary: ['a', 'a'] },
      { ...card, vocabulary: ['<b>', 'c'] },
      { ...card, digest: '../x' },
      { ...card, baseline: { score: 2, loss: 1 } },
      { ...card, heldOutCharacters: 1.5 },
      { ...card, kind: 'book' },
      null,
      'text',
    ])
      expect(readCard(wrong)).toBeNull();
  });
});

describe('what cannot be used is refused in words', () => {
  test.each([
    ['', /0 characters.*at least 2,000/],
    ['x'.repeat(fewestCharacters - 1), /1,999 characters/],
    ['x'.repeat(fewestCharacters), /nothing to learn/],
    [`${page}\0`, /not a text/],
  ])('%#', (source, message) => {
    expect(() => readText(source)).toThrow(DataError);
    expect(() => readText(source)).toThrow(message);
  });

  test('a short text is taken with a warning, a longer one without', () => {
    expect(readText(page).report.warnings.join()).toContain('by heart');
    expect(readText(exampleText).report.warnings).toEqual([]);
  });
});

test('five million characters take one pass over plain arrays, whatever is in them', () => {
  const { data } = readText(`${page}“Émile”\n`.repeat(Math.ceil(5e6 / (page.length + 8))));
  expect(data.ids.length).toBeGreaterThan(4_990_000);
  expect(data.ids).toBeInstanceOf(Uint8Array);
});
