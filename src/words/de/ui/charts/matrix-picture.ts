export const picture = {
  latent: (matrix: string, step: number, rows: number, columns: number): string =>
    `Jedes latente Gewicht von ${matrix} bei Schritt ${step}, ${rows} mal ${columns}, je ein Punkt.`,
  quantised: (matrix: string, step: number, rows: number, columns: number): string =>
    `Jedes quantisierte Gewicht von ${matrix} bei Schritt ${step}, ${rows} mal ${columns}, je ein Punkt.`,
  effective: (matrix: string, step: number, rows: number, columns: number): string =>
    `Jedes wirksame Gewicht von ${matrix} bei Schritt ${step}, ${rows} mal ${columns}, je ein Punkt.`,
};
export const oneDot = 'ein Punkt, ein Gewicht';
