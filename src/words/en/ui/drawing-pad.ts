export const empty = 'Drawing pad, empty';
export const withStroke = (points: number): string =>
  `Drawing pad with a stroke of ${points} points. Draw with the pointer, or take a ready-made shape.`;
export const drawHere = 'draw here';
