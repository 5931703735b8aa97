export const training = 'Training';
export const train = 'Trainieren';
export const pause = 'Pause';
export const resume = 'Weiter';
export const trainAgain = 'Noch einmal';
export const trainAnew = 'Neu trainieren';
export const step = 'Schritt';
export const reset = 'Zurück auf\u00a00';
export const newSeed = 'Neuer Startwert';
export const notShown = 'Nicht zu sehen';
export const taskOf = (task: string): string => `Aufgabe: ${task}. Eine andere wählen`;

export const building = 'baut die Modelle';
export const compiling = (percent: number): string => `kompiliert, ${percent}\u202f%`;
export const openedToTry = 'nur zum Ausprobieren geöffnet';
export const cannotTrain = 'kann hier nicht trainieren';
export const waitsForData = 'wartet auf deine Daten';
export const seeSetup = 'siehe Einstellungen';
export const gettingReady = 'macht sich bereit';
export const untrained = 'untrainiert';
export const restoring = 'stellt wieder her';
export const starting = 'beginnt';
export const measuringSpeed = 'misst das Tempo';
export const left = (time: string): string => `noch ${time}`;
export const paused = 'angehalten';
export const finished = 'fertig';
export const stopped = 'abgebrochen';
export const takesHere = (time: string): string => `hier ${time}`;
export const atStep = 'Schritt';
export const ofSteps = (steps: string): string => `von ${steps}`;
export const progress = 'Fortschritt des Trainings';

export const present = 'Vorführen';
export const share = 'Teilen';
export const open = 'Öffnen';
export const openModel = 'Ein gepacktes Modell öffnen';
/** Begins the sentence on what went wrong: "… did not work." */
export const openingFiles = 'Das Öffnen der Dateien';
export const download = 'Herunterladen';

export const noBackend = 'Kein Backend läuft hier';
export const checkingGradients = 'Prüft Gradienten…';
export const gradientsChecked = 'Gradienten geprüft';
export const timesFaster = (times: string): string => `${times}× schneller`;
export const thanHere = (backend: string): string => `als ${backend} hier`;
export const pageName = 'BitNet Playground';
