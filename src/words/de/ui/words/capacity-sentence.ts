export const toCome = 'Wie viele zufällige Paare fassen die Gewichte? Jeder Punkt wird ein zu Ende trainiertes Modell sein.';
export const knows = (mode: string, share: string): string => `${mode} ${share}`;
export const ofPairs = (pairs: string, known: string): string => `Von ${pairs} Paaren gewusst: ${known}.`;
export const singleModels = 'Jedes ist ein einzelnes Modell: Ein anderer Startwert kann mehr oder weniger wissen.';
export const knewNone = (mode: string, share: string): string => `${mode} wusste bisher von keiner Liste ${share}`;
export const holds = (mode: string, pairs: string): string => `${mode} fasst ${pairs} Paare`;
