export const noName = 'no name';
export const fewPoints = (fewest: number): string => `fewer than ${fewest} points`;
export const noNumber = 'a point that is not a number';
export const onePlace = 'all its points in one place';
export const oneHas = (what: string): string => `One stroke was left out: it has ${what}.`;
export const eachHas = (count: number, what: string): string => `${count} strokes were left out: each has ${what}.`;
export const someHave = (count: number, kinds: readonly (readonly [count: number, what: string])[]): string =>
  `${count} strokes were left out: ${kinds.map(([some, what]) => `${some} with ${what}`).join(', ')}.`;
export const tooMany = (most: number): string => `Up to ${most} strokes can be used.`;
export const twoAtLeast = (gestures: number): string =>
  `Draw at least two different gestures, each with a name of its own: with ${gestures === 0 ? 'none' : 'one'} there is nothing to tell apart.`;
export const tooManyGestures = (most: number): string => `Up to ${most} different gestures can be told apart.`;
export const drawMore = (fewest: number, better: number, few: readonly (readonly [name: string, count: number])[]): string =>
  `Draw each gesture at least ${fewest} times, or better ${better}: ${few.map(([name, count]) => `“${name}” has ${count}`).join(', ')}.`;
export const summary = (strokes: number, gestures: number, heldOut: number): string =>
  `${strokes} strokes of ${gestures} gestures. ${heldOut}, every fourth of each, are held out; the others are varied during training.`;
export const scarce = (fewest: number, names: string): string =>
  `Fewer than ${fewest} strokes of ${names}: a score on so few held-out strokes says little.`;
export const strokesOf = (name: string, count: number): string => `${name}: ${count} strokes`;
