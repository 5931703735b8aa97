import type { DrawnChart, LegendEntry } from './standalone-svg';

/** What decides how a shape or a text looks, and may come from a style sheet that a file does not have. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
];

/** The chart on the screen with its looks written into each element: the theme is the one that is seen. */
export function drawInline(svg: SVGSVGElement, legend: readonly LegendEntry[]): DrawnChart {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [...svg.querySelectorAll('*')];
  [...copy.querySelectorAll('*')].forEach((element, i) => {
    const original = originals[i];
    if (original === undefined) return;
    const style = getComputedStyle(original);
    if (style.display === 'none') element.setAttribute('display', 'none');
    for (const look of looks) element.setAttribute(look, style.getPropertyValue(look));
    element.removeAttribute('class');
    element.removeAttribute('style');
  });
  const colourOf = colourReader(svg);
  const serialise = new XMLSerializer();
  return {
    width: Math.round(width),
    height: Math.round(height),
    markup: [...copy.childNodes].map((node) => serialise.serializeToString(node)).join(''),
    legend: legend.map((entry) => ({ ...entry, colour: colourOf(entry.colour) })),
    background: colourOf('var(--raised)'),
    ink: colourOf('var(--ink)'),
    fontFamily: getComputedStyle(svg).fontFamily,
  };
}

/** Resolves colours of the theme as they are where the chart stands. */
function colourReader(place: Element): (colour: string) => string {
  return (colour) => {
    const probe = document.createElement('span');
    probe.style.color = colour;
    (place.parentElement ?? document.body).append(probe);
    const resolved = getComputedStyle(probe).color;
    probe.remove();
    return resolved;
  };
}
