export const rung = (mode: string, bits: string, value: string): string => `${value} mit ${bits} Bit (${mode})`;
export const onTheWay = (measured: string): string => `Bisher, nach Bits je Gewicht: ${measured}.`;
export const fewSeeds = (measured: string): string =>
  `Nach Bits je Gewicht: ${measured}. Weniger als je drei Startwerte: Keine Sprosse heißt besser als die nächste.`;
export const better = (more: string, fewer: string): string => `${more} hat einen kleineren Verlust als ${fewer}`;
export const worse = (more: string, fewer: string): string => `${more} hat einen größeren Verlust als ${fewer}`;
export const apart = (told: string): string =>
  `Mehr, als Startwerte ausmachen: ${told}; die anderen Schritte sind zu klein, um etwas zu sagen`;
export const noneApart = 'Kein Schritt ist größer, als was Startwerte ausmachen';
export const compared = (measured: string, comparisons: number, told: string): string =>
  `Nach Bits je Gewicht: ${measured}. ${told}. Vergleiche: ${comparisons}; dass irgendeines dieser Urteile falsch ist, hat eine Wahrscheinlichkeit unter 5 %.`;
