export const pytorch = 'PyTorch, zum Weitertrainieren';
export const summary =
  'Das ganze Experiment als Ordner für torchrun: Modell, Training, latente Gewichte, Optimierer und Beispiele, für beliebig viele GPUs. Was dort trainiert wird, lässt sich hier wieder öffnen.';
export const summaryWithData = `${summary} Die eigenen Daten gehen mit: Gib den Ordner nur weiter, wenn die anderen sie haben dürfen.`;
export const otherMode = (mode: string): string =>
  `Das PyTorch-Programm rundet nach den Formeln ternärer und binärer Gewichte und nach Regeln aus Zahlen, und die Gewichte der Variante ${mode} haben eine eigene Formel. Nimm einen Checkpoint, oder trainiere ein ternäres Modell.`;
export const noRun = (file: string): string =>
  `ist ein Ordner für PyTorch, in dem der Lauf fehlt. Öffne die Datei „${file}“, die train.py geschrieben hat, oder lade den Ordner noch einmal herunter.`;

export const examples = 'Beispiele zum Trainieren und zum Messen';
export const programs = 'Programme in Python und Einstellungen';

export const check =
  'Entpacke es und miss nach: Der Verlust, den PyTorch auf den zurückgehaltenen Beispielen findet, ist der, der auf dieser Seite steht.';
export const trainOn =
  'Trainiere weiter, mit denselben Batches und demselben Verlauf der Lernrate. Einmal in der Minute wird das Ergebnis geschrieben, und nach einem Abbruch geht es von dort weiter:';
export const onMany =
  'Dasselbe auf mehreren GPUs; mit --nnodes auf mehreren Rechnern, mit --fsdp für ein Modell, das für eine GPU zu groß ist:';
export const wider = 'Ein zehnmal so breites Modell, mit frischen Gewichten auf denselben Daten:';
export const comeBack = 'Hol es zurück: Lege das Ergebnis auf dieser Seite ab. Der Lauf steht neben den anderen, mit seinen Kurven.';
export const whatTrains = 'das wird gestartet';
export const thisRun = 'dieser Lauf';
export const dropThis = 'auf der Seite ablegen';
