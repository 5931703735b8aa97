export const looks = (where: string): string => `Er schaut ${where}.`;
export const whileWriting = (where: string): string => `Während er schreibt, schaut er ${where}.`;
export const evenly = (share: string): string =>
  `Er verteilt sich gleichmäßig auf alle bisherigen Stellen: ${share} der größtmöglichen Entropie.`;
export const atItself = 'auf die Stelle selbst';
export const atStart = 'auf den Anfang';
export const atPrevious = 'auf die Stelle davor';
export const placesBack = (places: number): string => `${places} Stellen zurück`;
export const mirrored = 'auf die gespiegelte Stelle, von hinten nach vorn';
export const withShare = (where: string, share: string, places: number): string =>
  `${where}: ${share} seiner Attention, im Mittel über ${places} Stellen`;
