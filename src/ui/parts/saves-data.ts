/**
 * Whether the person has asked sites for little data. Browsers without such a setting (Firefox, Safari) say nothing, and it is taken for
 * no. https://wicg.github.io/savedata/
 */
export const savesData = (): boolean =>
  (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;
