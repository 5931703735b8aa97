export const locked = 'Durch den Link gesperrt.';
export const openEverything = 'Alles freigeben';
