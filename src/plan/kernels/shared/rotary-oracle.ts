import { matrix, type Bound } from './oracle';

/**
 * Turns the first `columns` of a row by the angles of a position, pair by pair, in place; `direction` −1 turns back.
 *   (a, b) → (a·cos − b·sin, b·cos + a·sin)
 */
export function rotaryTurn(bound: Bound, headDim: number, direction: 1 | -1): (row: number[], columns: number, position: number) => void {
  const angles = matrix(bound, 'angles', headDim);
  return (row, columns, position) => {
    for (let i = 0; i < columns; i += 2) {
      const [a = 0, b = 0] = [row[i], row[i + 1]];
      const cos = angles.get(position, i % headDim);
      const sin = direction * angles.get(position, (i % headDim) + 1);
      row[i] = a * cos - b * sin;
      row[i + 1] = b * cos + a * sin;
    }
  };
}
