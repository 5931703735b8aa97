import { closingQuote } from './endless';

/**
 * Where the keys of a JSON text stand. `JSON.parse` keeps the last of two equal keys without a word, and forgets
 * positions; a strict reader needs both.
 */
export interface JsonKeys {
  /** Keys of the outermost object, with the index of their opening quote. */
  readonly topLevel: ReadonlyMap<string, number>;
  /** The first key that its own object already has, at any depth. */
  readonly duplicate: { readonly key: string; readonly index: number } | null;
}

/** Scans a text that `JSON.parse` accepts. Keys are compared as parsed: `"a"` and `"\u0061"` are the same key. */
export function jsonKeys(text: string): JsonKeys {
  const topLevel = new Map<string, number>();
  let duplicate: JsonKeys['duplicate'] = null;
  /** Keys seen in every object that is open; null for an array. */
  const open: (Set<string> | null)[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '{') open.push(new Set());
    else if (character === '[') open.push(null);
    else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const start = i;
      i = closingQuote(text, start);
      if (!isFollowedByColon(text, i)) continue;
      const key = String(JSON.parse(text.slice(start, i + 1)));
      const siblings = open.at(-1);
      if (siblings?.has(key) === true) duplicate ??= { key, index: start };
      siblings?.add(key);
      if (open.length === 1 && !topLevel.has(key)) topLevel.set(key, start);
    }
  }
  return { topLevel, duplicate };
}

function isFollowedByColon(text: string, closing: number): boolean {
  let i = closing + 1;
  while (text[i] === ' ' || text[i] === '\t' || text[i] === '\n' || text[i] === '\r') i++;
  return text[i] === ':';
}
