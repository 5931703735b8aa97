export const empty = 'Zeichenfläche, leer';
export const withStroke = (points: number): string =>
  `Zeichenfläche mit einem Strich aus ${points} Punkten. Zeichne mit dem Zeiger oder nimm eine fertige Form.`;
export const drawHere = 'hier zeichnen';
