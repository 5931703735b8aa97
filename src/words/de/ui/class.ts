export const title = 'Eine Klasse trainiert gemeinsam';
export const whatToDo = 'Was zu tun ist';
export const handIn = 'Abgeben';
export const collect = 'Einsammeln';

export const unfinished = 'Trainiere zuerst bis zum Ende: Dann gibt es ein Ergebnis zum Abgeben.';
/** Was versucht wurde, als Subjekt eines Satzes. */
export const measuringResult = 'Das Messen des Ergebnisses';
export const measuring = 'Misst…';
export const qrCode = 'Der Link zu diesem Ergebnis als QR-Code';
export const receipt = (seed: string): string =>
  `Startwert ${seed}. Zeig diesen Code, oder schick den Link. Er enthält die Einstellungen, diese Zahlen und eine Prüfsumme der Gewichte; keinen Namen.`;
export const result = (mode: string, loss: string, score: string): string => `${mode}: ${loss}, Trefferquote ${score}`;
export const link = 'Link zu diesem Ergebnis';

export const noLink = 'Darin ist kein Link zu einem Ergebnis. Ein solcher endet mit „&result=“ und vielen Buchstaben.';
export const added = (count: number): string => `${count === 1 ? '1 Ergebnis' : `${count} Ergebnisse`} hinzugefügt.`;
export const addedAndKnown = (count: number, known: number): string =>
  `${count === 1 ? '1 Ergebnis' : `${count} Ergebnisse`} hinzugefügt; schon da: ${known}.`;
export const broken = (count: number): string => `${count} nicht lesbar: siehe unten.`;
export const arrived = 'Das Ergebnis dieses Links steht in der Liste.';
export const paste =
  'Füge die Links der Klasse ein, egal was darum herum steht, oder zieh eine Textdatei herein, in der sie stehen. Ein Handy, das einen Code scannt, öffnet den Link: Dort wird er auf dem Handy eingesammelt.';
export const add = 'Hinzufügen';
export const chooseFiles = 'Textdateien wählen…';
export const chart = (task: string, seeds: number, loss: string): string =>
  `${task}, ${seeds === 1 ? '1 Startwert' : `${seeds} Startwerte`}: ${loss}`;
export const theResults = 'die Ergebnisse der Klasse';
export const resultsOf = (task: string): string => `Ergebnisse einer Klasse · ${task}`;
export const seed = 'Startwert';
export const check = 'Prüfung';
export const removal = 'entfernen';
export const remove = 'Entfernen';
export const removeSeed = (seed: number): string => `Startwert ${seed} entfernen`;
export const removeAll = (count: number): string => `Alle ${count} aus diesem Browser löschen`;
/** Warum ein Ergebnis nicht zählt. */
export const standings = {
  counted: '',
  twice: 'dasselbe noch einmal; einmal gezählt',
  contradicted: 'derselbe Startwert mit anderen Zahlen; nicht gezählt, prüfe beide',
  otherSettings: 'andere Einstellungen; nicht gezählt',
};
export const seedsOfMode = (mode: string, seeds: number, low: string, high: string, median: string): string =>
  `${mode}: ${seeds} Startwerte von ${low} bis ${high}, Median ${median}`;

export const trainingAgain = 'Das erneute Training';
export const isTraining = (share: string): string => `trainiert noch einmal, ${share}`;
export const trainAgain = 'Nochmals trainieren';
export const onceMore = 'Noch einmal';
export const proven = 'bewiesen: dieselben Gewichte';
/** @param numbers worin sie sich unterscheiden */
export const notTheSame = (mode: string, numbers: string): string => `nicht dasselbe, ${mode}: ${numbers}.`;
export const unseenDigits = 'Die Zahlen unterscheiden sich in Stellen, die nicht zu sehen sind, oder die Gewichte tun es';
export const bothNumbers = (loss: string, score: string, foundLoss: string, foundScore: string): string =>
  `abgegeben ${loss} und ${score}, trainiert ${foundLoss} und ${foundScore}`;
export const onGraphicsCard = 'Es wurde auf einer Grafikkarte trainiert, die anders rundet: Das beweist nichts.';

export const oneMode = (seeds: number, loss: string): string => `${seeds} Startwerte: Der Median des Verlusts ist ${loss}.`;
export const oneSeedSays = 'Ein Startwert sagt nichts über die anderen: Ab dreien lässt sich ein Unterschied vom Zufall unterscheiden.';
export const twoSeedsSay = 'Zwei Startwerte sagen nichts über die anderen: Ab dreien lässt sich ein Unterschied vom Zufall unterscheiden.';
export const overSeeds = (seeds: number, mode: string, loss: string): string =>
  `Über ${seeds} Startwerte ist der Median des Verlusts bei ${mode} ${loss}.`;
export const isLower = (others: string): string => `Das ist weniger als bei ${others}, und mehr Unterschied, als Startwerte allein machen.`;
export const tooNear = (count: number, others: string): string =>
  `${others} ${count === 1 ? 'liegt' : 'liegen'} zu nahe daran, um es zu unterscheiden.`;

export const withoutFused = 'Es wurde mit Fused Multiply-Add trainiert, das dieser Browser nicht hat: Das beweist nichts.';
