export const picture = {
  latent: (matrix: string, step: number, rows: number, columns: number): string =>
    `Every latent weight of ${matrix} at step ${step}, ${rows} by ${columns}, one dot each.`,
  quantised: (matrix: string, step: number, rows: number, columns: number): string =>
    `Every quantised weight of ${matrix} at step ${step}, ${rows} by ${columns}, one dot each.`,
  effective: (matrix: string, step: number, rows: number, columns: number): string =>
    `Every effective weight of ${matrix} at step ${step}, ${rows} by ${columns}, one dot each.`,
};
export const oneDot = 'one dot, one weight';
