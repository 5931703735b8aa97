export const temperature = 'Temperatur (0: das Wahrscheinlichste)';
export const title = (task: string, mode: string): string => `${task}, ${mode}`;
export const about = (weights: string, packed: string, steps: string): string =>
  `Ein Transformer mit ${weights} Gewichten (gepackt ${packed}), ${steps} Schritte lang im BitNet Playground trainiert. Er steckt in dieser Seite und läuft hier: Nichts wird geholt, nichts gesendet.`;
export const tryIt = 'Ausprobieren';
export const itsWeights = 'Seine Gewichte';
export const noCodes = 'Ein Modell mit voller Genauigkeit: Jedes Gewicht ist eine float32-Zahl, also gibt es keine Codes zu zeichnen.';
export const allCodes = (summary: string, weights: string): string => `${summary} Das sind alle ${weights}, jedes ein Pixel:`;
export const rest = (numbers: string): string =>
  `Embedding, Normierungen und Kopf, die anderen ${numbers} Zahlen, behalten volle Genauigkeit.`;
export const trainOne =
  'Um seine Gewichte genauer anzusehen oder selbst so eines zu trainieren, ziehe diese Datei auf den BitNet Playground.';
export const codesOf = (layer: string, rows: string, columns: string, shares: string): string =>
  `Codes von ${layer}, ${rows} Ausgänge mal ${columns} Eingänge: ${shares}`;
export const onlyRuns = 'Diese Seite führt nur ihr Modell aus. Öffne sie im BitNet Playground, um mehr zu tun.';
export const noBase64 = 'Die Gewichte sind kein base64';
export const noRoot = 'The page has no element with the id "root".';
export const damaged = (why: string): string =>
  `Diese Datei ist beschädigt, deshalb lässt sich ihr Modell nicht ausführen. Hole sie noch einmal von dort, woher sie kam. (${why})`;
