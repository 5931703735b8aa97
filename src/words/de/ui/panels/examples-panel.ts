export const atStep = (run: string, step: number): string => `${run}, Schritt ${step}`;
export const shareRight = (share: string): string => `**${share}** richtig`;
export const right = (right: number, all: number): string => `**${right}** von ${all} richtig`;
export const given = 'gegeben';
export const written = 'geschrieben';
export const rightAnswer = 'richtig';
export const forecastNote = 'Was als Nächstes kam und was das Modell erwartet hat: ein Haken, wo das näher liegt als das Bild davor.';
export const textNote = 'Der Text, und unter jedem Zeichen, das nicht vorhergesehen wurde, was das Modell erwartet hat.';
