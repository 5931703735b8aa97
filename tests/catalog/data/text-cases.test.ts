/** Texts as people have them (`tests/fixtures/cases/`), and encodings. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../src/catalog/data/encodings';
import { readText } from '../../../src/catalog/data/read-text';
import { caseBytes } from './table-cases';

const read = (name: string): ReturnType<typeof readText> => readText(caseBytes(name));

test('11 (fixtures/cases/11-utf8-cut-inside-a-character.txt): one bad byte is one bad byte', () => {
  const { data, report } = read('11-utf8-cut-inside-a-character.txt');
  expect(report.notes.join()).toContain('1 byte is no UTF-8 and was left out.');
  expect(data.card.vocabulary.join('')).not.toContain('Ã');
});

test('12 (fixtures/cases/12-windows-1252-quotes.txt): Node reads the 32 characters as browsers do', () => {
  const { data, report } = read('12-windows-1252-quotes.txt');
  expect(data.card.vocabulary).toEqual(expect.arrayContaining(['“', '”', '’', '–', '€']));
  expect(data.card.vocabulary).not.toContain('▯');
  expect(report.notes.join()).toContain('Windows-1252');
});

test('13 (fixtures/cases/13-persian-zwnj.txt): joiners are kept', () => {
  const { data, report } = read('13-persian-zwnj.txt');
  expect(data.card.vocabulary).toContain('\u200c');
  expect(data.card.vocabulary).not.toContain('▯');
  expect(report.notes.join()).not.toContain('▯');
});

test('14 (fixtures/cases/14-many-characters.txt): what is lost is a warning with its share, and the opening has none of it', () => {
  const { report } = read('14-many-characters.txt');
  expect(report.warnings.join()).toMatch(/\d+ % of the text are characters that found no place among 96: expect ▯/);
  expect(report.opening).not.toContain('▯');
  expect(report.opening.length).toBeGreaterThan(3);
});

test('invisible marks are left out with a note, form feeds end lines', () => {
  const { data, report } = readText(`${'a soft\u00adhyphen, a\u200bblank\fand a line\u2028break. '.repeat(60)}`);
  expect(report.notes.join()).toContain('120 invisible marks were left out: soft hyphen (60×), zero width space (60×).');
  expect(data.card.vocabulary).toContain('¶');
  expect(data.card.vocabulary).not.toContain('▯');
});

describe('encodings, written by iconv', () => {
  const samples = {
    'windows-1251': 'Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. ',
    'koi8-r': 'Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. ',
    'windows-1250': 'Příliš žluťoučký kůň úpěl ďábelské ódy. ',
    'windows-1253': 'Άνδρα μοι έννεπε, Μούσα, πολύτροπον, ος μάλα πολλά πλάγχθη. ',
    'windows-1254': 'Çok güzel bir gün, şehirde yağmur yağıyor ve herkes evine koşuyor. ',
    'windows-1255': 'בראשית ברא אלהים את השמים ואת הארץ והארץ היתה תהו ובהו. ',
    'windows-1256': 'كان يا ما كان في قديم الزمان وسالف العصر والأوان ملك عظيم. ',
    'windows-1252': 'Über die Größe der Bäume wußte man früher nichts – „gar nichts“. ',
    shift_jis: '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。',
    'euc-jp': '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。',
    'euc-kr': '나라의 말이 중국과 달라 문자와 서로 통하지 아니하므로. ',
    gb18030: '道可道，非常道。名可名，非常名。无名天地之始；有名万物之母。',
    big5: '道可道，非常道。名可名，非常名。無名天地之始；有名萬物之母。',
    'utf-16le': 'The quick brown fox jumps over the lazy dog. ',
    'utf-16be': 'The quick brown fox jumps over the lazy dog. ',
  } as const;

  test.each(Object.entries(samples))('%s is recognised', (encoding, sentence) => {
    const text = sentence.repeat(60);
    const bytes = new Uint8Array(execFileSync('iconv', ['-f', 'utf-8', '-t', encoding], { input: text }));
    expect(decode(bytes)).toMatchObject({ text, encoding });
  });

  test('and what a person says counts more', () => {
    const bytes = Uint8Array.from('größe '.repeat(400), (character) => character.charCodeAt(0));
    expect(readText(bytes, 'windows-1251').report.encoding).toBe('windows-1251');
    expect(readText(bytes, 'windows-1251').data.card.vocabulary).toContain('ц');
  });
});
