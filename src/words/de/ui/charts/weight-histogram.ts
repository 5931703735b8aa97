export const share = 'Anteil der Gewichte je Klasse, Wurzelskala';
/** Where there is little room. */
export const shortestShare = 'Anteil je Klasse, √-Skala';
export const shortShare = 'Anteil je Klasse, Wurzelskala';
export const weightBy = (unit: string): string => `Gewicht ÷ ${unit}`;
