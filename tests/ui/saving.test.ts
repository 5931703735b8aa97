import { describe, expect, it } from 'vitest';
import { comparisonRows } from '../../src/ui/comparison/comparison-rows';
import { evaluationsTable, resultsTable, stepsTable } from '../../src/ui/comparison/comparison-tables';
import { standaloneSvg, type DrawnChart } from '../../src/ui/saving/standalone-svg';
import { toCsv, toJson } from '../../src/ui/saving/table';
import { measuredWords } from '../../src/ui/words/measured-words';
import { armOf, evaluationOf, stepReport } from './mock-engine';

const reverse = measuredWords({ task: 'reverse', data: null, pairs: 0 });

const control = { ternary: { heldOutLossNats: 1.4, score: 0.2 }, binary: { heldOutLossNats: 1.9, score: 0.1 } };
const arms = [
  armOf('none', [
    [evaluationOf(0, 2), evaluationOf(10, 0.3, 0.9, { roundedAfterwards: control })],
    [evaluationOf(0, 2), evaluationOf(10, 0.5, 0.8, { roundedAfterwards: control })],
  ]),
  armOf('ternary', [
    [evaluationOf(10, 0.4, 0.7, { latentsInstead: { heldOutLossNats: 1.5, score: 0 } })],
    [evaluationOf(10, 0.6, 0.6, { latentsInstead: { heldOutLossNats: 1.7, score: 0 } })],
  ]),
];
const runs = arms.flatMap(({ runs: each }) => each).map((run) => ({ ...run, session: 'current' as const }));

describe('a table', () => {
  it('is CSV as spreadsheets read it: quotes where they are needed, missing numbers empty, digits kept', () => {
    const table = {
      columns: ['name', 'loss, nats'],
      rows: [
        ['a "b"', 0.1 + 0.2],
        ['line\nbreak', null],
        ['x', Number.NaN],
      ],
    };
    expect(toCsv(table)).toBe('name,"loss, nats"\r\n"a ""b""",0.30000000000000004\r\n"line\nbreak",\r\nx,\r\n');
  });

  it('is JSON with its title and settings', () => {
    expect(
      JSON.parse(
        toJson(
          'Loss',
          { seed: 3 },
          {
            columns: ['step', 'loss'],
            rows: [
              [0, 2],
              [10, null],
            ],
          },
        ),
      ),
    ).toEqual({
      title: 'Loss',
      settings: { seed: 3 },
      rows: [
        { step: 0, loss: 2 },
        { step: 10, loss: null },
      ],
    });
  });
});

describe('the tables of a comparison', () => {
  it('hold every evaluation of every seed, controls included', () => {
    const { columns, rows } = evaluationsTable(runs, reverse);
    expect(rows).toHaveLength(6);
    expect(rows.every((cells) => cells.length === columns.length)).toBe(true);
    const last = Object.fromEntries(columns.map((column, i) => [column, rows.at(-1)?.[i]]));
    expect(last).toMatchObject({
      session: 'current',
      mode: 'ternary',
      seed: 1,
      step: 10,
      seconds: 0.2,
      heldOutLossNats: 0.6,
      score: 0.6,
      'roundedToTernary.score': null,
      'latentsInstead.heldOutLossNats': 1.7,
    });
  });

  it('hold every step', () => {
    const run = { ...runs[0]!, series: { stride: 1, points: [stepReport(1), stepReport(2)] } };
    expect(stepsTable([run], reverse).rows.map((cells) => cells.slice(3))).toEqual([
      [1, 0.001, 0.5, 0.01, 1, 3],
      [2, 0.002, 1 / 3, 0.01, 1, 3],
    ]);
  });

  it('hold what the page shows: medians, ranges, and the weights used otherwise', () => {
    const { columns, rows } = resultsTable(comparisonRows(arms, [], []), reverse);
    const named = rows.map((cells) => Object.fromEntries(columns.map((column, i) => [column, cells[i]])));
    expect(named.map(({ run, heldOutLossNats }) => [run, heldOutLossNats])).toEqual([
      ['full', 0.4],
      ['ternary', 0.5],
      ['rounded to ternary', 1.4],
      ['latents of ternary', 1.6],
    ]);
    expect(named[0]).toMatchObject({ seeds: 2, step: 10, 'heldOutLossNats.low': 0.3, 'heldOutLossNats.high': 0.5, bitsPerWeight: 32 });
  });
});

describe('a chart as a file', () => {
  const chart: DrawnChart = {
    width: 300,
    height: 100,
    markup: '<path d="M0 0"/>',
    legend: [{ name: 'full', colour: 'rgb(1, 2, 3)', dashes: '7 3', width: 2 }],
    background: '#fff',
    ink: '#000',
    fontFamily: '"Inter", sans-serif',
  };

  it('holds title, words and settings, whatever characters they have', () => {
    const settings = [{ task: 'own', name: '</metadata><script>&"\u0000' }];
    const svg = standaloneSvg(chart, { title: 'Loss < 1 & "more"', words: 'full 0.3', settings });
    expect(svg).toContain('<title>Loss &lt; 1 &amp; &quot;more&quot;</title>');
    expect(svg).toContain('<desc>full 0.3</desc>');
    expect(svg).not.toContain('<script>');
    expect(svg).not.toContain('\u0000');
    const stored = /<metadata>(.*?)<\/metadata>/s.exec(svg)?.[1] ?? '';
    const decoded = stored.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
    expect(JSON.parse(decoded)).toEqual(settings);
  });

  it('depends on nothing outside: a background, a legend, no style sheet', () => {
    const svg = standaloneSvg(chart, { title: 't', words: 'w', settings: null });
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="328" height="178"/);
    expect(svg).toContain('fill="#fff"');
    expect(svg).toContain('stroke="rgb(1, 2, 3)"');
    expect(svg).toContain('>full</text>');
    expect(svg).not.toMatch(/var\(|class=|style=/);
  });
});
