import type { Sums } from '../../../en/ui/explorer/inside';

export const choice = 'Was zerlegt wird';
export const tokenTab = 'Ein Token durch eine Zeile';
export const stepTab = 'Ein Schritt in Zeitlupe';
export const noModel = 'Es gibt kein Modell, in das man hineinsehen könnte.';

export const tokenToCome = 'Ein Token durch eine Zeile einer Matrix, mit allen Zahlen.';
export const token = 'Token';
export const tokenOf = (place: number, token: string): string => `Token ${place}: ${token}`;
/** Um das Feld, in dem seine Nummer steht. */
export const output = 'Ausgang';
export const ofOutputs = (count: number): string => `von ${count}`;
export const activations = '1. Aktivierungen, vor (Punkte) und nach dem Runden (Balken)';
export const rotated = 'Davor kam eine Hadamard-Drehung: Das sind ihre Ergebnisse.';
export const notRounded = (count: number, layer: string): string =>
  `Hinein gehen ${count} Aktivierungen (${layer}); sie werden nicht gerundet.`;
export const rounded = (count: number, layer: string, largest: string, level: number, step: string, most: string): string =>
  `Hinein gehen ${count} Aktivierungen (${layer}). Aus der größten, ${largest}, wird ${level}; eine Stufe ist ${step}, und das Runden verschiebt keine um mehr als ${most}.`;
export const rowAdds = '2. Die Zeile addiert, subtrahiert und überspringt nur';
export const rowMultiplies = '2. Die Zeile multipliziert jede Aktivierung mit einem Gewicht';
export const terms = 'Glieder der Summe, nach Eingang';
export const more = (count: string): string => `und ${count} weitere`;
export const allAdded = '(alle addierten)';
export const allSubtracted = '(alle subtrahierten)';
export const ofStep = '(Stufe)';
export const ofScale = '(Skala)';
export const ofLearntScale = '(gelernte Skala)';
export const ofScales = (count: number): string => `die Skalen von ${count} Gruppen, jede für sich`;
export const ofBias = '(Bias)';

export const sums = (of: Sums): string =>
  `Ausgang ${of.output}: ${of.adds} Additionen, ${of.subtracts} Subtraktionen, ${of.skips} übersprungen. Multiplikationen, die bleiben: ${of.multiplications}, wo volle Genauigkeit ${of.weights} braucht. Das Modell selbst rechnet hier ${of.result} aus. Für alle ${of.allWeights} Gewichte sind es ${of.outputs} Ausgänge dieser Art.`;
export const sumInFull = (weights: number, result: string): string =>
  `Bei voller Genauigkeit ist jedes der ${weights} Glieder eine Multiplikation. Das Modell selbst rechnet hier ${result} aus.`;

export const stepToCome = 'Der nächste Trainingsschritt, Phase für Phase.';
export const opened =
  'Dieser Lauf wurde aus einer Datei ohne Optimierer geöffnet, darum gibt es keinen nächsten Schritt. Öffne einen Zwischenstand, oder trainiere einen eigenen Lauf.';
export const isOver = 'Dieser Lauf hat seinen letzten Schritt getan.';
export const firstStep = 'Zurück auf Schritt 0, und beim ersten zusehen';
export const stepOf = (step: number, layer: string): string => `Schritt ${step}, ${layer}`;
export const watchNext = 'beim Schritt danach zusehen';
export const takeStep = 'diesen Schritt machen';
export const phases = 'Phasen des Schritts';
export const picture = (weights: number, phase: string, sentence: string): string =>
  `${weights} Gewichte der Matrix in der Phase „${phase}“. ${sentence}`;
/** Wie es in den Regeln der Phasen steht. */
export const straightThrough = 'Straight-Through-Schätzer';
export const back = 'zurück';
export const nextPhase = 'nächste Phase';
