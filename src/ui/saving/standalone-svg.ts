/**
 * A chart as a file of its own: title above, legend below, the same in words and every setting inside, so that the
 * picture says years later what it shows. Pure text; `draw-inline.ts` brings what is on the screen.
 */
export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly dashes: string;
  readonly width: number;
}

export interface DrawnChart {
  /** Of the drawing, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Markup inside the chart's svg element, with every colour resolved. */
  readonly markup: string;
  readonly legend: readonly LegendEntry[];
  readonly background: string;
  readonly ink: string;
  readonly fontFamily: string;
}

export interface ChartCaption {
  readonly title: string;
  /** The chart in words: the description that screen readers read. */
  readonly words: string;
  /** What its numbers depend on; stored as JSON in the metadata. */
  readonly settings: unknown;
}

const MARGIN = 14;
const TITLE_HEIGHT = 26;
const LEGEND_HEIGHT = 24;
const LETTER_WIDTH = 6.6;

export function standaloneSvg(chart: DrawnChart, { title, words, settings }: ChartCaption): string {
  const width = chart.width + 2 * MARGIN;
  const height = chart.height + 2 * MARGIN + TITLE_HEIGHT + LEGEND_HEIGHT;
  const text = (x: number, y: number, content: string, size: number): string =>
    element('text', { x, y, fill: chart.ink, 'font-family': chart.fontFamily, 'font-size': size }, escaped(content));
  const inside = [
    element('title', {}, escaped(title)),
    element('desc', {}, escaped(words)),
    element('metadata', {}, escaped(JSON.stringify(settings))),
    element('rect', { width, height, fill: chart.background }),
    text(MARGIN, MARGIN + 12, title, 13),
    element('g', { transform: `translate(${MARGIN} ${MARGIN + TITLE_HEIGHT})` }, chart.markup),
    legend(chart.legend, height - MARGIN - 4, text),
  ].join('\n');
  const xmlns = 'http://www.w3.org/2000/svg';
  return element('svg', { xmlns, width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' }, `\n${inside}\n`);
}

function legend(entries: readonly LegendEntry[], y: number, text: (x: number, y: number, content: string, size: number) => string): string {
  let x = MARGIN;
  return entries
    .map(({ name, colour, dashes, width }) => {
      const d = `M${x} ${y - 4}h22`;
      const line = element('path', { d, stroke: colour, 'stroke-width': width, 'stroke-dasharray': dashes, fill: 'none' });
      const label = text(x + 28, y, name, 11);
      x += 28 + LETTER_WIDTH * name.length + 14;
      return line + label;
    })
    .join('');
}

/** @param content markup; an element without any closes itself */
function element(name: string, attributes: Readonly<Record<string, string | number>>, content?: string): string {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(String(value))}"`)].join(' ');
  return content === undefined ? `<${start}/>` : `<${start}>${content}</${name}>`;
}

/** For text and for attributes in double quotes; characters that no XML may hold are dropped. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
