export const lessons = 'Lektionen';
export const xray = 'Modell röntgen';
/** On a phone; a part of the whole name. */
export const xrayShort = 'Röntgen';
export const setup = 'Einstellungen';
export const lookInside = 'Hineinsehen';
export const insideToCome = 'Ein kleines Histogramm für jede Matrix und eine Karte ihrer Codes.';
export const tryIt = 'Ausprobieren';
export const tryToCome = 'Probiere die Modelle jederzeit aus, auch bevor sie etwas gelernt haben.';
export const comparison = 'Vergleich';
export const comparisonToCome = (data: string): string => `Wie gut jedes Modell abschneidet (${data}).`;
