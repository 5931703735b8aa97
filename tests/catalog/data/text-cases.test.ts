/** Texts as people have them (`tests/fixtures/cases/`), and encodings. */
import { describe, expect, test } from 'vitest';
import { decode } from '../../../src/catalog/data/encodings';
import { ownText } from '../../../src/catalog/tasks/own-text';
import { readText } from '../../../src/catalog/data/read-text';
import { caseBytes } from './table-cases';

const read = (name: string): ReturnType<typeof readText> => readText(caseBytes(name));

test('11 (fixtures/cases/11-utf8-cut-inside-a-character.txt): one bad byte is one bad byte', () => {
  const { data, report } = read('11-utf8-cut-inside-a-character.txt');
  expect(report.notes.join()).toContain('1 byte is not valid UTF-8 and was left out.');
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

test('14 (fixtures/cases/14-many-characters.txt): syllables of Hangul are taken apart into letters, and nothing is lost', () => {
  const { data, report } = read('14-many-characters.txt');
  expect(data.card.vocabulary).not.toContain('▯');
  expect(data.card.vocabulary.length).toBeLessThanOrEqual(96);
  expect(report.warnings.join()).not.toContain('▯');
  expect(report.notes.join()).toMatch(/syllables of Hangul, \d+ different ones, were taken apart into their letters/);
  // Syllables where a person reads, and the same ids as the text has, whether syllables or letters are typed.
  expect(report.opening).toMatch(/[가-힣]/);
  expect(report.preview.join('')).toMatch(/[가-힣]/);
  const task = ownText.of({ data: data.card, pairs: 8 }, new Map([[data.card.digest, data]]));
  if (task.kind !== 'tokens') throw new Error('Texts are made of tokens.');
  const { tokens } = task.prompt(report.opening, 64);
  expect(tokens).toEqual(Array.from(data.ids.subarray(0, tokens.length)));
  expect(task.prompt(report.opening.normalize('NFD'), 64).tokens).toEqual(tokens);
  expect(task.textOf?.(tokens)).toBe(report.opening);
});

test('Hangul of few syllables stays as it is', () => {
  const { data } = readText('나는 학교에 간다. '.repeat(250));
  expect(data.card.vocabulary).toContain('학');
});

/** Hangul loses nothing since it is taken apart, so that the same text is written in signs of another large script. */
test('what is lost is a warning with its share, and the opening has none of it', () => {
  const text = new TextDecoder().decode(caseBytes('14-many-characters.txt'));
  const { report } = readText(text.replaceAll(/[가-힣]/g, (sign) => String.fromCodePoint(0x4e00 + (sign.charCodeAt(0) - 0xac00))));
  expect(report.warnings.join()).toMatch(/\d+% of the text is characters that found no place among the 96 a model can have: expect ▯/);
  expect(report.opening).not.toContain('▯');
  expect(report.opening.length).toBeGreaterThan(3);
});

test('invisible marks are left out with a note, form feeds end lines', () => {
  const { data, report } = readText(`${'a soft\u00adhyphen, a\u200bblank\fand a line\u2028break. '.repeat(60)}`);
  expect(report.notes.join()).toContain('120 invisible marks were left out: soft hyphen (60×), zero width space (60×).');
  expect(data.card.vocabulary).toContain('¶');
  expect(data.card.vocabulary).not.toContain('▯');
});

describe('encodings, written by Python 3', () => {
  const samples = {
    'windows-1251': [
      'Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. ',
      'wvHlIPH34PHy6+ji++Ug8eXs/Ogg7+717uboIOTw8+Mg7eAg5PDz4+AsIOrg5uTg/yDt5fH34PHy6+ji4P8g8eXs/P8g7eXx9+Dx8uvo4uAg7+4t8eLu5ezzLiA=',
    ],
    'koi8-r': [
      'Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. ',
      '99PFINPewdPUzMnX2cUg08XN2Mkg0M/Iz9bJIMTS1ccgzsEgxNLVx8EsIMvB1sTB0SDOxdPewdPUzMnXwdEg08XN2NEgzsXT3sHT1MzJ18Eg0M8t09fPxc3VLiA=',
    ],
    'windows-1250': ['Příliš žluťoučký kůň úpěl ďábelské ódy. ', 'UPjtbGmaIJ5sdZ1vdehr/SBr+fIg+nDsbCDv4WJlbHNr6SDzZHkuIA=='],
    'windows-1253': [
      'Άνδρα μοι έννεπε, Μούσα, πολύτροπον, ος μάλα πολλά πλάγχθη. ',
      'ou3k8eEg7O/pIN3t7eXw5SwgzO/98+EsIPDv6/308e/w7+0sIO/yIOzc6+Eg8O/r69wg8Ovc4/fo5y4g',
    ],
    'windows-1254': [
      'Çok güzel bir gün, şehirde yağmur yağıyor ve herkes evine koşuyor. ',
      'x29rIGf8emVsIGJpciBn/G4sIP5laGlyZGUgeWHwbXVyIHlh8P15b3IgdmUgaGVya2VzIGV2aW5lIGtv/nV5b3IuIA==',
    ],
    'windows-1255': [
      'בראשית ברא אלהים את השמים ואת הארץ והארץ היתה תהו ובהו. ',
      '4fjg+en6IOH44CDg7OTp7SDg+iDk+e7p7SDl4Pog5OD49SDl5OD49SDk6frkIPrk5SDl4eTlLiA=',
    ],
    'windows-1256': [
      'كان يا ما كان في قديم الزمان وسالف العصر والأوان ملك عظيم. ',
      '38fkIO3HIOPHIN/H5CDd7SDez+3jIMfh0uPH5CDm08fh3SDH4drV0SDmx+HD5sfkIOPh3yDa2e3jLiA=',
    ],
    'windows-1252': [
      'Über die Größe der Bäume wußte man früher nichts – „gar nichts“. ',
      '3GJlciBkaWUgR3L232UgZGVyIELkdW1lIHd133RlIG1hbiBmcvxoZXIgbmljaHRzIJYghGdhciBuaWNodHOTLiA=',
    ],
    shift_jis: [
      '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。',
      'jOGUeYLNlEyCxYKggumBQpa8kU+CzYLcgr6Ws4KigUKCx4KxgsWQtoLqgr2CqYLGgvGCxoypk5aCqoLCgqmCyoFC',
    ],
    'euc-jp': [
      '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。',
      'uOPH2qTPx62kx6SipOuho8y+wbCkz6TepMDMtaSkoaOkyaSzpMfAuKTspL+kq6TIpPOkyLirxfakrKTEpKukzKGj',
    ],
    'euc-kr': [
      '나라의 말이 중국과 달라 문자와 서로 통하지 아니하므로. ',
      's6q288DHILi7wMwgwd+xubD6ILTetvMgua7A2r/NILytt84gxevHz8H2IL7GtM/Hz7nHt84uIA==',
    ],
    gb18030: [
      '道可道，非常道。名可名，非常名。无名天地之始；有名万物之母。',
      'tcC/ybXAo6y3x7OjtcCho8P7v8nD+6Ost8ezo8P7oaPO3sP7zOy12Nauyryju9PQw/vN8s7v1q7EuKGj',
    ],
    big5: [
      '道可道，非常道。名可名，非常名。無名天地之始；有名萬物之母。',
      'uUSlablEoUGrRLFguUShQ6ZXpWmmV6FBq0SxYKZXoUO1TKZXpNGmYaSnqWyhRqazple4VaqrpKelwKFD',
    ],
    'utf-16le': [
      'The quick brown fox jumps over the lazy dog. ',
      'VABoAGUAIABxAHUAaQBjAGsAIABiAHIAbwB3AG4AIABmAG8AeAAgAGoAdQBtAHAAcwAgAG8AdgBlAHIAIAB0AGgAZQAgAGwAYQB6AHkAIABkAG8AZwAuACAA',
    ],
    'utf-16be': [
      'The quick brown fox jumps over the lazy dog. ',
      'AFQAaABlACAAcQB1AGkAYwBrACAAYgByAG8AdwBuACAAZgBvAHgAIABqAHUAbQBwAHMAIABvAHYAZQByACAAdABoAGUAIABsAGEAegB5ACAAZABvAGcALgAg',
    ],
  } as const;

  test.each(Object.entries(samples))('%s is recognised', (encoding, [sentence, base64]) => {
    const bytes = new Uint8Array(Buffer.concat(Array.from({ length: 60 }, () => Buffer.from(base64, 'base64'))));
    expect(decode(bytes)).toMatchObject({ text: sentence.repeat(60), encoding });
  });

  test('and what a person says counts more', () => {
    const bytes = Uint8Array.from('größe '.repeat(400), (character) => character.charCodeAt(0));
    expect(readText(bytes, { encoding: 'windows-1251' }).report.encoding).toBe('windows-1251');
    expect(readText(bytes, { encoding: 'windows-1251' }).data.card.vocabulary).toContain('ц');
  });
});
