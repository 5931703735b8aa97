export const direction = 'Richtung';
export const speed = 'Tempo';
export const pixelsAPicture = 'Pixel je Bild';
export const seenBefore = 'vorher gesehen';
export const whatComes = 'was kommt';
export const errors = (first: string, last: string): string => `Fehler des ersten ${first}, des letzten ${last}`;
export const pictures = (of: string, count: number): string => `${of}: ${count} Bilder`;
export const field = (fromLeft: number, fromTop: number): string =>
  `Der Ball startet ${fromLeft}\u202f% von links und ${fromTop}\u202f% von oben. Ziehe, um ihn zu werfen, oder nimm die Regler.`;
