export const locked = 'Locked by the link.';
export const openEverything = 'Open everything';
