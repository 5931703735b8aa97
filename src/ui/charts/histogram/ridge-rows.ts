/** Which of many frames a ridgeline draws: the first, the last, and between them the measured ones nearest to even spacing. */
export function evenly<Item>(items: readonly Item[], count: number, placeOf: (item: Item) => number): readonly Item[] {
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined || items.length <= count) return items;
  const span = placeOf(last) - placeOf(first);
  const chosen = new Set<Item>();
  let from = 0;
  for (let k = 0; k < count; k++) {
    const wanted = placeOf(first) + (span * k) / (count - 1);
    // Both ascend, so the search resumes where it ended.
    while (from < items.length - 1 && distance(items[from + 1], wanted, placeOf) <= distance(items[from], wanted, placeOf)) from++;
    const nearest = items[from];
    if (nearest !== undefined) chosen.add(nearest);
  }
  return [...chosen];
}

const distance = <Item>(item: Item | undefined, place: number, placeOf: (item: Item) => number): number =>
  item === undefined ? Infinity : Math.abs(placeOf(item) - place);
