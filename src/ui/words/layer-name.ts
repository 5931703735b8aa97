/** How parameter names are shown: `blocks.0.attention.query.weight` is the query of block 1. */
import * as words from '#words/ui/words/layer-name';

export interface LayerName {
  /** 1, 2, …; null for a weight outside the blocks. */
  readonly block: number | null;
  /** "query", "down". */
  readonly part: string;
  /** "1 · query" */
  readonly short: string;
  /** "block 1, attention, query" */
  readonly long: string;
}

export function layerName(parameter: string): LayerName {
  const match = /^blocks\.(\d+)\.(.+?)\.([^.]+)\.weight$/.exec(parameter);
  const [, index, group, part] = match ?? [];
  if (index === undefined || group === undefined || part === undefined)
    return { block: null, part: parameter, short: parameter, long: parameter };
  const block = Number(index) + 1;
  return { block, part, short: `${block} · ${part}`, long: words.inBlock(block, group.replaceAll('_', '-'), part) };
}
