export const openAgain = 'Öffne sie hier wieder, auf jedem Computer: Ziehe die Datei auf diese Seite.';

export const packed = 'Gepackte Gewichte';
export const packedSummary =
  'Die kleinste Datei, deren Größe hier überall steht: BitLinear-Gewichte mit je 1,6 Bit (ternär) oder 1 Bit (binär), der Rest mit voller Genauigkeit. Öffnet sich hier wieder.';
export const packedSummaryOf = (bits: number): string =>
  `Die kleinste Datei, und die, deren Größe gezeigt wird: BitLinear-Gewichte in je ${String(bits).replace('.', ',')} Bit, ihre Skalen und der Rest in voller Genauigkeit. Lässt sich hier wieder öffnen.`;
export const packedUsage =
  'In deinem eigenen Programm: Speichere ein Leseprogramm daneben. Es braucht nichts weiter (JavaScript) oder numpy (Python).';
export const readerInJavaScript = 'Leseprogramm in JavaScript';
export const readerInPython = 'Leseprogramm in Python, mit numpy';

export const checkpoint = 'Zwischenstand';
export const checkpointSummary = 'Alles, um das Training hier fortzusetzen, als wäre es nie unterbrochen worden.';
export const checkpointUsage =
  'Öffne ihn hier wieder, auf jedem Computer: Ziehe die Datei auf diese Seite. Der Lauf steht dann bei seinem Schritt, und mit Weiter geht es weiter.';
export const checkpointInConsole = 'Dasselbe aus der Konsole dieser Seite:';

export const ggufSummary =
  'Läuft in llama.cpp (ab 2026) und Programmen, die darauf aufbauen. Ein ternäres Gewicht braucht im besten Fall 1,69 Bit, ein binäres 1,13; in schmalen Modellen mehr.';
export const compatible = 'GGUF, für ältere Programme';
export const compatibleSummary =
  'Dasselbe Modell für ältere Programme, die auf llama.cpp aufbauen: mit 4,5 Bit für jedes Gewicht gespeichert, in schmalen Modellen mit 16, wie wenig auch darin steht.';
export const ggufActivation =
  'llama.cpp würde dieses Modell mit einer anderen Aktivierung (SiLU) rechnen als seiner eigenen (quadriertes ReLU). Nimm „Gepackte Gewichte“ oder den Ordner für transformers.';
export const ggufWidths = (width: number): string =>
  `GGUF hält die Skalen von Zeilen und Gruppen in Blöcken aus 32 und mehr Gewichten, und eine Zeile dieses Modells hat ${width}. Nimm „Gepackte Gewichte“ oder die Webseite, oder trainiere mit Breiten, die Vielfache von 32 sind.`;
export const ggufRounded = (summary: string): string =>
  `${summary} Die Skalen der Zeilen oder Gruppen dieses Modells werden in seinen Blöcken zu 16-Bit-Gleitkommazahlen, höchstens 1/2048 daneben.`;
export const ggufTokenizer =
  'Dieses Modell zerlegt Texte mit einem Tokenizer, der in llama.cpp nicht ausprobiert wurde. Nimm „Gepackte Gewichte“ oder den Ordner für transformers.';
export const ggufUsage = 'Führe sie mit llama.cpp aus (vor Dezember 2025 hieß das Programm llama-cli):';
export const ggufElsewhere = (window: string): string => `Sie lädt auch in Programmen, die auf llama.cpp aufbauen. ${window}`;

export const page = 'Webseite, die das Modell ausführt';
export const pageSummary =
  'Eine Datei mit den gepackten Gewichten und allem, was sie ausführt. Sie öffnet sich in jedem Browser, auch offline; probiere sie aus, verschicke sie, behalte sie.';
export const pageTokenizer =
  'Dieses Modell zerlegt Texte mit dem Tokenizer eines anderen Programms, den die Webseite nicht mitbringt. Nimm „Gepackte Gewichte“ und öffne sie hier.';
export const pageTitle = (task: string, mode: string): string => `${task}, ${mode} · BitNet Playground`;
export const inBase64 = (part: string): string => `${part}, in base64`;
export const program = 'Das Programm, das sie ausführt, und sein Aussehen';
export const pageUsage =
  'Öffne sie mit einem Doppelklick oder aus einem Terminal („open“ auf macOS, „start“ auf Windows). Sie braucht kein Netz und sendet nichts:';
export const pageOnServer = 'Oder lege sie auf einen Webserver, unter beliebigem Namen.';
export const openToLookInside = 'Öffne sie hier wieder, auf jedem Computer, um hineinzusehen: Ziehe die Datei auf diese Seite.';

export const transformers = 'Safetensors für transformers';
export const transformersSummary =
  'Ein Ordner, den transformers von Hugging Face in Python lädt: Gewichte mit je zwei Bit, dazu Konfiguration und Tokenizer.';
export const unpack = 'Entpacke sie und installiere einmal transformers:';
export const loadIt = (window: string): string => `Lade das Modell und lass es schreiben. ${window}`;
export const masters = 'Originalgewichte für transformers';
export const mastersSummary =
  'Die Gewichte mit voller Genauigkeit hinter den Codes, um auf einem größeren Rechner mit PyTorch weiterzutrainieren.';
export const otherRule =
  'transformers rundet Originalgewichte auf drei Stufen, und dieses Modell wurde nach einer anderen Regel trainiert. Nimm einen Zwischenstand, oder trainiere ein ternäres Modell.';
export const otherLevels = (levels: number): string =>
  `transformers rundet Originalgewichte auf drei Stufen, und dieses Modell wurde mit ${['keiner', 'einer', 'zwei', 'drei', 'vier'][levels] ?? levels} trainiert. Nimm einen Zwischenstand, oder trainiere ein ternäres Modell.`;
export const goOnTraining =
  'Trainiere weiter: Die Gewichte werden in jedem Durchgang gerundet, wie hier. Sechs Zeilen für einen Schritt mit einem Beispiel:';
export const rowsInFours = (matrix: string, rows: number): string =>
  `transformers packt je vier Ausgänge zusammen, und die Matrix „${matrix}“ hat ${rows}. Nimm „Gepackte Gewichte“, oder trainiere noch einmal mit Vielfachen von vier als Breite des Modells, des Feed-forward-Netzes und der Key/Value-Köpfe.`;

export const writesText = (program: string, task: string): string =>
  `${program} führt Modelle aus, die Text schreiben, und „${task}“ ist eine Aufgabe ohne Text. Nimm „Gepackte Gewichte“ oder die Webseite.`;
export const noCharacters = (program: string, task: string): string =>
  `${program} schreibt Text, und die Symbole von „${task}“ sind keine Schriftzeichen. Nimm „Gepackte Gewichte“ oder die Webseite.`;
export const otherBlocks = (program: string): string =>
  `${program} kennt die Blöcke von BitNet b1.58, nicht die von Edifice. Nimm „Gepackte Gewichte“ oder die Webseite, oder trainiere noch einmal mit dem Rezept b1.58.`;
export const needsSubNorms = (program: string): string =>
  `${program} setzt Normierungen in die Blöcke (Sub-Normen), und dieses Modell wurde ohne sie trainiert. Nimm „Gepackte Gewichte“ oder die Webseite.`;
export const scaledPositions = (program: string, factor: number): string =>
  `Die Positionen dieses Modells sind skaliert (mit 1/${factor}), was in ${program} nicht ausprobiert wurde. Nimm „Gepackte Gewichte“ oder die Webseite.`;
/** @param mode the name of a mode in the middle of a sentence */
export const otherCodes = (program: string, mode: string): string =>
  `${program} kennt die Codes −1, 0 und +1 mit einer Skala für jede Matrix, und die Gewichte dieses Modells (${mode}) sind andere. Nimm „Gepackte Gewichte“ oder die Webseite.`;
export const otherActivations = (program: string, bits: number | null): string =>
  `${program} rundet Aktivierungen auf 8 Bit, und dieses Modell wurde ${bits === null ? 'ohne gerundete Aktivierungen' : `mit Aktivierungen von ${bits} Bit`} trainiert. Nimm „Gepackte Gewichte“ oder die Webseite, oder trainiere noch einmal mit Aktivierungen von 8 Bit.`;
export const rotates = (program: string): string =>
  `${program} dreht Aktivierungen nicht, und dieses Modell wurde mit einer Hadamard-Drehung trainiert: Ohne sie wären seine Antworten Rauschen. Nimm „Gepackte Gewichte“ oder die Webseite.`;
export const roundsByMean = (program: string): string =>
  `${program} rundet Aktivierungen nach der größten von ihnen, und dieses Modell wurde trainiert, nach ihrem Mittel zu runden. Nimm „Gepackte Gewichte“ oder die Webseite.`;
export const noScale = (program: string): string =>
  `${program} multipliziert Codes mit ihrer Skala, und dieses Modell wurde ohne sie trainiert. Nimm „Gepackte Gewichte“ oder die Webseite, oder trainiere noch einmal mit einer Gewichtsskala.`;

const units = { characters: 'Zeichen', tokens: 'Token' } as const;
type Unit = keyof typeof units;
export const window = (unit: Unit, seqLen: number): string => `Das Modell sieht ${seqLen} ${units[unit]}; verlange nicht mehr.`;
export const narrowWindow = (unit: Unit, seqLen: number, room: number, answer: number): string =>
  `Das Modell sieht ${seqLen} ${units[unit]}, davon bleiben ${room} für die Antwort. Das letzte ihrer ${answer} braucht dort keinen Platz: Verlange ${answer}, um es auch zu sehen.`;

export const partLabels = {
  packed: 'Gepackte Gewichte',
  latents: 'Latente Gewichte (float32)',
  moments: 'Was das Optimierungsverfahren behält (float32)',
  full: 'Gewichte mit voller Genauigkeit (float32)',
  scales: 'Skalen',
  header: 'Kopf der Datei: Namen, Formen, Einstellungen',
} as const;
export const packedAs = (label: string, packing: string): string => `${label} (${packing})`;
export const twoBits = 'zwei Bit für jedes Gewicht';
export const optimiser = 'Optimierungsverfahren';
