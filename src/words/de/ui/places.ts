export const lessons = 'Lektionen';
export const xray = 'Modell röntgen';
export const setup = 'Einstellungen';
export const lookInside = 'Hineinsehen';
export const insideToCome = 'Ein kleines Histogramm für jede Matrix und eine Karte ihrer Codes.';
export const tryIt = 'Ausprobieren';
export const tryToCome = 'Probiere die Modelle aus: ab Schritt 0, während sie lernen.';
export const comparison = 'Vergleich';
export const comparisonToCome = (data: string): string => `Verlust und Trefferquote für ${data}, Lauf gegen Lauf.`;
