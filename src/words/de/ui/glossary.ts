/** Jeder Begriff, wie ihn die Überschrift seiner Karte nennt, und was er bedeutet: höchstens 45 Wörter, keines davon der Begriff selbst. */
export const none = {
  term: 'volle Genauigkeit',
  meaning:
    'Jedes Gewicht ist eine gewöhnliche 32-Bit-Zahl mit etwa sieben Stellen. Nichts wird gerundet. Mit diesem Modell werden die gerundeten verglichen.',
};
export const ternary = {
  term: 'ternär',
  meaning:
    'Jedes Gewicht darf nur −1, 0 oder +1 sein, mal eine gemeinsame Zahl je Matrix. Drei Möglichkeiten tragen höchstens log₂ 3 = 1,58 Bit.',
};
export const binary = {
  term: 'binär',
  meaning:
    'Jedes Gewicht darf nur −1 oder +1 sein, mal eine gemeinsame Zahl je Matrix. Zwei Möglichkeiten sind ein Bit: Es gibt keine 0, um einen Eingang wegzulassen.',
};
export const latent = {
  term: 'latentes Gewicht',
  meaning:
    'Die genaue Zahl hinter einem gerundeten Gewicht. Das Training verschiebt sie in jedem Schritt ein wenig; das Modell rechnet mit ihrer gerundeten Kopie.',
};
export const quantised = {
  term: 'quantisiertes Gewicht',
  meaning:
    'Ein Gewicht nach dem Runden: Nur seine Stufe bleibt, −1, 0 oder +1. Diese Stufe heißt auch sein Code, und sie ist es, die in der Datei steht.',
};
export const effective = {
  term: 'wirksames Gewicht',
  meaning:
    'Die Zahl, mit der das Modell wirklich multipliziert. Am Anfang ist es die genaue; während λ von 0 auf 1 steigt, gleitet sie zur gerundeten.',
};
export const lambda = {
  term: 'λ (Lambda)',
  meaning:
    'Wie viel vom Runden eingeschaltet ist. Bei 0 rechnet das Modell mit genauen Zahlen, bei 1 nur mit gerundeten, dazwischen mit einer Mischung.',
};
export const gamma = {
  term: 'γ (Gamma), die Skala',
  meaning:
    'Eine Zahl je Matrix, bei manchen Rezepten je Zeile oder Gruppe, die aus −1, 0 und +1 wieder brauchbare Größen macht. Sie ist der mittlere Abstand der Gewichte von der Null.',
};
export const gridScale = {
  term: 's, die Skala eines Gitters',
  meaning:
    'Mit 2, 3 oder 4 Bit sind die Stufen ungerade Zahlen in gleichem Abstand. Diese Zahl macht daraus wieder brauchbare Größen. Sie folgt daraus, wie weit die Gewichte streuen: n Stufen reichen α-mal so weit.',
};
export const beta = {
  term: 'β (Beta), die Skala',
  meaning: 'Eine Zahl je Matrix, die aus −1 und +1 wieder brauchbare Größen macht. Sie ist der mittlere Abstand der Gewichte von der Null.',
};
export const threshold = {
  term: 'Schwelle',
  meaning:
    'Die Grenze, an der das Runden zu einer anderen Stufe wechselt. Bei −1, 0 und +1 gibt es zwei, eine halbe Skala links und rechts von der Null.',
};
export const undecided = {
  term: 'unentschieden',
  meaning:
    'Der Anteil der Gewichte, die so nahe an einer Grenze liegen, höchstens ein Zehntel der Skala entfernt, dass wenige kleine Schritte sie zu einer anderen Stufe bringen könnten.',
};
export const flip = {
  term: 'Wechsel',
  meaning:
    'Ein Gewicht hat in einem Trainingsschritt eine Grenze überquert. Darum ist sein gerundeter Wert jetzt ein anderer, zum Beispiel +1 statt 0.',
};
export const neverFlipped = {
  term: 'nie gewechselt',
  meaning:
    'Der Anteil der Gewichte, deren gerundeter Wert seit Beginn des Trainings derselbe ist. Ihre genauen Zahlen haben sich bewegt, aber nie über eine Grenze.',
};
export const information = {
  term: 'Information je Gewicht',
  meaning:
    'Wie viele Ja-oder-Nein-Antworten ein Gewicht im Mittel enthält, berechnet daraus, wie oft jede Stufe vorkommt. Ist eine selten, dann sind es weniger als möglich.',
};
export const storedBits = {
  term: 'Bits je Gewicht, gespeichert',
  meaning:
    'Wie viel Platz ein gerundetes Gewicht in dieser Datei braucht. Bestenfalls passen fünf ternäre in ein Byte aus 8 Bit, das sind 1,6 Bit für jedes; oder acht binäre, 1 Bit für jedes.',
};
export const bitLinear = {
  term: 'BitLinear',
  meaning:
    'Eine Schicht, die ihre Eingänge mit einer Matrix gerundeter Gewichte multipliziert. Wo ein Gewicht ±1 ist, muss sie nur addieren oder subtrahieren; wo es 0 ist, überspringt sie.',
};
export const straightThrough = {
  term: 'Straight-Through-Schätzer',
  meaning:
    'Ein Kniff, um durch das Runden hindurch zu trainieren. Eine Treppe ist fast überall flach: Ihre Steigung 0 zeigt keine Richtung. Das Training tut so, als wäre die Steigung 1.',
};
export const parameters = {
  term: 'Parameter',
  meaning:
    'Alle Zahlen eines Modells, die das Training verändern darf. Die meisten sind Gewichte: Jedes sagt, wie stark ein Signal für ein anderes zählt.',
};
export const packedFile = {
  term: 'gepackte Datei',
  meaning:
    'Was Herunterladen speichert: gerundete Gewichte, mehrere in einem Byte, mit Namen und Einstellungen. Die wenigen nicht gerundeten Zahlen behalten je 32 Bit. Mit Öffnen läuft sie wieder, oder wenn du sie auf diese Seite ziehst.',
};
export const loss = {
  term: 'Verlust (Nats)',
  meaning:
    'Wie überrascht das Modell von der richtigen Antwort ist: 0, wenn es sich ihrer sicher war, und höher, je weniger es an sie glaubte. Ein Nat sind 1,44 Bit. Weniger ist besser.',
};
export const squaredError = {
  term: 'mittlerer quadratischer Fehler',
  meaning:
    'Wie weit vorhergesagte Zahlen von dem entfernt sind, was wirklich kam: jeder Unterschied mal sich selbst, davon der Durchschnitt. Weniger ist besser, 0 ist perfekt.',
};
export const score = {
  term: 'Trefferquote',
  meaning:
    'Wie viel von der Aufgabe das Modell richtig macht, von 0 bis 100 %. Vergleiche sie mit der Linie für Raten: Die erreicht, wer nichts gelernt hat.',
};
export const heldOut = {
  term: 'zurückgehaltene Daten',
  meaning:
    'Beispiele, die das Training nie sieht und die nur zum Prüfen da sind. Stimmen sie, dann hat das Modell eine Regel gefunden und nicht bloß Antworten auswendig gelernt.',
};
export const budget = {
  term: 'Budget',
  meaning:
    'Was den Vergleich fair macht: Alle Modelle haben gleich viele Gewichte oder gleich große Dateien. Bei gleich vielen Kilobyte dürfen gerundete Modelle viel mehr Gewichte haben.',
};
export const seed = {
  term: 'Startwert',
  meaning:
    'Die Zahl, aus der hier jeder Zufall berechnet wird: die ersten Gewichte und die Reihenfolge der Beispiele. Dieselbe Zahl wiederholt ein Training; mehrere zeigen, was Glück ist. „Zurück auf 0“ beginnt wieder mit derselben.',
};
export const step = {
  term: 'Schritt',
  meaning:
    'Eine Runde Training: einige Beispiele ansehen, messen, wie falsch das Modell liegt, und jedes Gewicht ein wenig dorthin ändern, wo es hilft. Der Schieber unter den Gewichten hält bei jeder aufgezeichneten.',
};
export const learningRate = {
  term: 'Lernrate',
  meaning:
    'Wie weit sich die Gewichte in jedem Schritt bewegen. Ist sie zu klein, dauert das Training ewig; ist sie zu groß, springt es an guten Werten vorbei.',
};
export const warmUp = {
  term: 'Aufwärmen',
  meaning:
    'Das Training beginnt mit sehr kleinen Änderungen, die über so viele Schritte zur vollen Größe wachsen: Die ersten Richtungen sind unzuverlässig.',
};
export const batch = {
  term: 'Batch',
  meaning:
    'Die Beispiele, die zusammen angesehen werden, bevor sich die Gewichte einmal ändern. Mehr davon geben eine ruhigere Richtung und kosten mehr Zeit.',
};
export const optimiser = {
  term: 'Optimierer',
  meaning:
    'Die Regel, die aus „dieses Gewicht sollte kleiner werden“ eine wirkliche Änderung macht, zum Beispiel, indem sie sich frühere Richtungen merkt.',
};
export const fusedMultiplyAdd = {
  term: 'Fused Multiply-Add',
  meaning:
    'Ein Befehl multipliziert zwei Zahlen und addiert eine dritte, gerundet wird einmal statt zweimal. Das ist schneller, und die letzten Stellen weichen ab: Läufe stimmen bis aufs Bit überein, wo alle gleich runden.',
};
export const dropout = {
  term: 'Dropout',
  meaning:
    'Beim Training wird ein zufälliger Teil der Signale im Modell auf null gesetzt, damit es sich auf kein einzelnes verlassen kann.',
};
export const hiddenSize = {
  term: 'Hidden Size',
  meaning:
    'Mit wie vielen Zahlen das Modell ein Zeichen oder eine Stelle beschreibt. Mehr können es genauer beschreiben und brauchen mehr Gewichte.',
};
export const block = {
  term: 'Block',
  meaning:
    'Ein Stockwerk des Modells: Zuerst sammelt jede Stelle etwas von anderen ein, dann wird an jeder für sich gerechnet. Die Stockwerke stehen übereinander.',
};
export const queryKeyValue = {
  term: 'Query, Key und Value',
  meaning:
    'Drei Matrizen, mit denen eine Stelle sich umsieht. Die erste fragt, was sie braucht, die zweite sagt, was jede Stelle bietet, die dritte ist, was dann übernommen wird.',
};
export const gateUpDown = {
  term: 'Gate, Up und Down',
  meaning:
    'Die Matrizen der Hälfte, die jede Stelle für sich bearbeitet. Sie wird auf viele Hilfszahlen verteilt, einige davon werden durchgelassen, und das Ergebnis wird zurückgebracht.',
};
export const token = {
  term: 'Token',
  meaning:
    'Ein Stück von dem, was das Modell liest und schreibt. Hier ist es ein einzelnes Zeichen, eine Ziffer oder ein Bild; große Sprachmodelle nehmen Teile von Wörtern.',
};
export const embedding = {
  term: 'Embedding',
  meaning:
    'Die Tabelle, die aus einem Zeichen oder Bild eine Liste von Zahlen macht. Nur mit solchen Listen kann der Rest des Modells rechnen.',
};
export const norm = {
  term: 'Normierung',
  meaning:
    'Ein Schritt, der eine Liste von Zahlen wieder auf eine übliche Größe bringt, bevor es weitergeht, damit nichts von Stockwerk zu Stockwerk endlos wächst.',
};
export const outputHead = {
  term: 'Ausgabe-Kopf',
  meaning:
    'Die letzte Matrix. Sie macht aus dem, was das Modell an einer Stelle ausgerechnet hat, eine Zahl für jede mögliche Antwort; die höchste gewinnt.',
};
export const temperature = {
  term: 'Temperatur',
  meaning:
    'Wie viel Zufall dabei ist, wenn das nächste Zeichen gewählt wird. Bei 0 ist es immer das wahrscheinlichste; weiter oben werden öfter auch unwahrscheinliche gezogen.',
};
export const pinned = {
  term: 'angeheftete Ergebnisse',
  meaning:
    'Ergebnisse, die in Diagramm und Tabelle stehen bleiben, während andere trainiert werden, damit sich beide vergleichen lassen. Für jede Aufgabe gibt es nur einen Satz davon.',
};
export const attentionHead = {
  term: 'Attention-Kopf',
  meaning:
    'Ein Teil, der für jede Stelle entscheidet, welche anderen sie ansieht und wie stark. Mehrere arbeiten nebeneinander und suchen nach Verschiedenem.',
};
export const keyValueHeads = {
  term: 'Key/Value-Köpfe',
  meaning:
    'Jede Stelle bietet einen Schlüssel (Key), um gefunden zu werden, und einen Wert (Value) zum Lesen. Gibt es davon weniger als Köpfe, dann teilen sich einige Köpfe sie.',
};
export const feedForward = {
  term: 'Feed-forward-Breite',
  meaning: 'Wie viele Hilfszahlen die zweite Hälfte eines Blocks für jede Stelle berechnet, bevor sie sie wieder zusammenfasst.',
};
export const window = {
  term: 'Fenster',
  meaning: 'Wie viele Zeichen oder Stellen das Modell auf einmal sieht. Was weiter zurückliegt, weiß es nicht.',
};
export const activationFunction = {
  term: 'Aktivierungsfunktion',
  meaning:
    'Der Knick in der zweiten Hälfte eines Blocks; ohne ihn wären zwei Matrizen hintereinander nicht mehr als eine. SiLU lässt unter null ein wenig durch, das Quadrat von ReLU nichts.',
};
export const activations = {
  term: 'Aktivierungen',
  meaning:
    'Die Zahlen, die durch das Modell fließen, anders als seine Gewichte. Auch sie können hier gerundet werden: 8 Bit erlauben 256 verschiedene Werte, 4 Bit 16, 2 Bit 4.',
};
export const recipe = {
  term: 'Rezept',
  meaning: 'Welchem veröffentlichten Bauplan das Modell folgt: wo es normiert, wie es genaue Hälften rundet und wie seine Blöcke aussehen.',
};
export const backend = {
  term: 'Backend',
  meaning: 'Was in deinem Browser rechnet: die Grafikkarte oder der Prozessor. Die Seite misst, was hier am schnellsten ist.',
};
export const webgpu = {
  term: 'WebGPU',
  meaning: 'So kann eine Webseite auf der Grafikkarte rechnen, die Tausende von Multiplikationen gleichzeitig ausführt.',
};
export const wasm = {
  term: 'WebAssembly',
  meaning:
    'Eine knappe Sprache, nahe an der des Prozessors. Sie rechnet viel schneller als gewöhnliche Skripte einer Seite, in jedem heutigen Browser.',
};
export const gradientCheck = {
  term: 'Gradientenprüfung',
  meaning:
    'Ein Gradient sagt für jedes Gewicht, wie sich der Fehler ändert, wenn es etwas wächst. Vor dem Einsatz muss ein Gerät gespeicherte Gradienten wiedergeben; sonst könnte es unbemerkt falsch trainieren.',
};

export const inFormula = {
  clip: 'begrenzt',
  round: 'gerundet',
  given: 'falls',
  otherwise: 'sonst',
  mean: 'Mittel',
  step: 'Schritt',
  ramp: 'Anstieg',
  rightAnswer: 'richtige Antwort',
};

export const source = 'Quelle:';
export const close = 'Karte schließen';
export const section = (number: string): string => `Abschnitt ${number}`;
export const equation = (number: string): string => `Gl. ${number}`;
export const algorithm = (number: string): string => `Algorithmus ${number}`;
export const format = 'Format';
export const warmUpOfQuantisation = 'Aufwärmen der Quantisierung';
export const thisPage = 'diese Seite';
export const eachTaskSays = 'jede Aufgabe nennt ihre Trefferquote und ihren Vergleichswert';
export const ownMeasure = 'eigenes Maß dieser Seite';
export const nearnessIsOurs = 'das Zehntel haben wir gewählt';
export const ownCount = 'eigene Zählung dieser Seite';
export const everyStep = 'bei jedem Schritt';
export const ownPacking = 'eigene Packung dieser Seite';
export const inEachFile = 'in jeder Datei beschrieben';
export const ownChoice = 'eigene Wahl dieser Seite';
export const underFairness = 'steht unter „Ein fairer Vergleich“';
export const oneLength = 'Modelle sind hier für eine Länge gebaut';
