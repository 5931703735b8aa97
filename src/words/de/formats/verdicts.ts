/** Continuations after the name of a file: "cat.png is a picture. …" */
export const theFile = 'Die Datei';
export const unknown = (endings: string): string =>
  `lässt sich nicht öffnen: Sie ist beschädigt, wurde nach dem Speichern verändert oder ist kein Modell, das diese Seite kennt. Speichere oder lade sie noch einmal; hier öffnen sich ${endings}.`;
export const openModel = (endings: string): string => `Öffne ein Modell: ${endings}.`;

export const picture = (open: string): string => `ist ein Bild. ${open}`;
export const recording = (open: string): string => `ist eine Ton- oder Videoaufnahme. ${open}`;
export const archive =
  'ist ein komprimiertes Archiv anderer Art. Entpacke es und ziehe den Ordner mit dem Modell hierher, oder packe ihn als .zip.';
export const pytorch =
  'ist eine PyTorch-Datei. Solche Dateien können Programme ausführen, deshalb wird hier keine geöffnet. Speichere das Modell als .safetensors, in transformers mit model.save_pretrained("folder"), und ziehe den ganzen Ordner hierher.';
export const onnx =
  'ist ein ONNX-Modell, das diese Seite nicht ausführt. Sie öffnet BitNet-Modelle als .gguf oder als den Ordner, den transformers speichert.';
export const office = (open: string): string =>
  `ist ein Office-Dokument. ${open} Mit einer Tabelle, als .csv gespeichert, kannst du trainieren: unter Aufgabe, „Deine Tabelle“.`;
export const numpy = (open: string): string => `enthält NumPy-Arrays und sagt nicht, zu welchem Modell sie gehören. ${open}`;
export const pdf = (open: string): string => `ist ein PDF-Dokument. ${open}`;
export const emptyArchive =
  'enthält keine Dateien, die zu einem Modell gehören. Ziehe den Ordner mit config.json, tokenizer.json und model.safetensors hierher, oder eine Datei.';
export const hdf5 = (open: string): string => `ist eine HDF5-Datei, wie Keras sie schreibt. ${open}`;
export const tensorFlowLite = (open: string): string => `ist ein TensorFlow-Lite-Modell, das diese Seite nicht ausführt. ${open}`;
export const bigEndian =
  'ist ein GGUF-Modell für Computer, die das höchste Byte zuerst speichern. Konvertiere das Modell noch einmal auf einem gewöhnlichen.';
export const empty = 'ist leer: Es steht nichts darin. Speichere oder lade sie noch einmal.';
export const inPieces =
  'enthält ein Modell in mehreren Stücken. Speichere es in einem, in transformers mit save_pretrained(folder, max_shard_size="100GB"), und ziehe diesen Ordner hierher.';
export const ggufInside = 'enthält eine .gguf-Datei, die für sich geöffnet wird. Entpacke sie, falls sie gepackt ist, und öffne sie.';
export const lfsPointer =
  'ist ein Verweis von Git LFS, nicht das Modell selbst. Führe in seinem Ordner „git lfs pull“ aus, oder lade die Datei von der Seite herunter, auf der sie gezeigt wird.';
export const markup = (open: string): string => `ist ein Text mit Auszeichnungen und enthält kein Modell. ${open}`;
export const json =
  'ist ein Text in JSON: höchstens ein Teil eines Modells. Ziehe den ganzen Ordner mit config.json, tokenizer.json und model.safetensors hierher.';
export const table =
  'sieht aus wie eine Tabelle. Sie ist kein Modell, aber du kannst eines damit trainieren: unter Aufgabe, „Deine Tabelle“.';
export const text = 'ist ein Text. Er ist kein Modell, aber du kannst eines damit trainieren: unter Aufgabe, „Dein Text“.';
export const pageWithoutModel =
  'ist eine Webseite ohne Modell darin, vielleicht eine, die eine Anmeldung verlangte und statt der Datei gespeichert wurde. Lade das Modell noch einmal herunter.';

/** @param is `isGguf` or `isFolder`, as below */
export const activation = (is: string, name: string, key: string): string =>
  `${is} mit der Aktivierung „${name}“ (${key}). Diese Seite rechnet mit SiLU („silu“) und quadriertem ReLU („relu2“), und mit beiden würde das Modell falsch antworten. Öffne ein Modell, das mit einer davon trainiert wurde.`;
export const scaling = (is: string, found: string, key: string): string =>
  `${is}, dessen Positionen auf eine Art skaliert sind, die diese Seite nicht berechnet: ${found} (${key}). Lineare Skalierung öffnet sich, und gar keine. Öffne das Modell, wie es war, bevor sein Fenster gestreckt wurde.`;
export const factor = (value: string): string => `der Faktor ${value}`;
export const scalingNamed = (name: string): string => `die Skalierung „${name}“`;
export const setting = (is: string, key: string, value: string, allowed: string): string =>
  `${is} mit der Einstellung „${key}“: ${value}. Sie ändert, wie es rechnet, und diese Seite kann nur ${allowed}. Führe das Modell in dem Programm aus, für das es gemacht wurde.`;
export const ownValue = 'ein eigener Wert';
export const modelsWithout = 'Modelle ohne sie';
export const theHead = 'der Kopf (lm_head)';
export const asWeightsHaveIt = (there: boolean): string => `${there}, wie es zu seinen Gewichten passt`;
export const or = ' oder ';
export const someSubNorms = (is: string, there: number, blocks: number): string =>
  `${is} mit ${there} Sub-Normen in ${blocks} Blöcken, wo in jedem zwei sind oder keine. Ein Teil des Modells fehlt: Speichere oder konvertiere es noch einmal.`;
export const noSubNorms = 'Es hat keine Normierungen in seinen Blöcken (Sub-Normen) und läuft ohne sie.';
export const scaledPositions = (by: string): string =>
  `Seine Positionen werden durch ${by} geteilt (lineare Skalierung), wie seine Datei sagt.`;
export const biases = 'Biases, die es in BitNet-Modellen dieser Seite nicht gibt';
export const ownHead = 'einem Kopf mit eigenen Gewichten, wo auf dieser Seite das Embedding der Kopf ist';
export const ownPositions = 'eigenen Positionen (RoPE-Skalierung nach einer Tabelle)';
export const moreNorms = 'Normierungen, die es in BitNet-Modellen dieser Seite nicht gibt';
export const adapter = 'Teilen eines Adapters (LoRA)';
export const otherPart = 'einem Teil, den es in BitNet-Modellen dieser Seite nicht gibt';
export const foreignPart = (is: string, what: string, tensor: string): string =>
  `${is} mit ${what}: dem Tensor „${tensor}“. Ohne ihn würde das Modell falsch antworten, deshalb wird es nicht geöffnet. Führe es in dem Programm aus, für das es gemacht wurde.`;
/** What was expected and found is in English, like all messages for the authors of files. */
export const unreadable = (is: string, expected: string, found: string, advice: string): string =>
  `${is}, das diese Seite nicht lesen kann (erwartet: ${expected}; gefunden: ${found}). ${advice}`;
export const cannotRun = (reasons: string): string => `ist ein BitNet-Modell, das diese Seite nicht ausführen kann. ${reasons}`;
export const unknownSplitting = (name: string): string =>
  `Dieses Modell zerlegt Texte auf eine Art, die diese Seite nicht kennt („${name}“); vielleicht antwortet es schlechter, als es könnte.`;

export const isGguf = 'ist ein BitNet-Modell (GGUF)';
export const convertAgain = 'Konvertiere das ursprüngliche Modell noch einmal mit einem aktuellen llama.cpp.';
export const nameless = 'Ein Modell ohne Namen';
export const ggufTokenizer = (kind: string): string =>
  `ist ein BitNet-Modell, dessen Tokenizer „${kind}“ diese Seite nicht kennt: Sie liest Bytepaare („gpt2“). Führe es in dem Programm aus, für das es gemacht wurde, oder öffne seinen Ordner für transformers.`;
export const architecture = (name: string): string =>
  `ist ein Modell der Architektur „${name}“. Diese Seite führt nur die Architektur „bitnet“ aus: Öffne ein BitNet-Modell.`;
export const bitnetCpp = (type: string, name: string): string =>
  `ist ein Modell von bitnet.cpp (${type}, Architektur „${name}“), dessen Typen und Anordnung diese Seite nicht liest. Öffne stattdessen das ursprüngliche Modell: seinen Ordner mit config.json, tokenizer.json und model.safetensors.`;
export const unknownType = (type: number): string => `Gewichten eines unbekannten Typs, Nummer ${type}`;
export const ofType = (type: string): string => `Gewichten des Typs ${type}`;
export const neither = (name: string, weights: string): string =>
  `ist ein Modell der Architektur „${name}“ mit ${weights}, und diese Seite liest keines von beiden. Öffne stattdessen das ursprüngliche Modell: seinen Ordner mit config.json, tokenizer.json und model.safetensors.`;
const readable = 'F32, F16, BF16, Q8_0, Q6_K, Q4_0, TQ1_0 oder TQ2_0';
export const modelWith = (weights: string): string =>
  `ist ein Modell mit ${weights}, die diese Seite nicht liest. Sie liest ${readable}: Konvertiere das ursprüngliche Modell in einen davon.`;
export const bitnetWith = (weights: string): string =>
  `ist ein BitNet-Modell mit ${weights}, die diese Seite nicht liest. Sie liest ${readable}: Konvertiere das ursprüngliche Modell in einen davon.`;
export const otherEndian =
  'ist ein GGUF-Modell für Computer, die das höchste Byte zuerst speichern (Big Endian). Konvertiere das Modell noch einmal auf einem gewöhnlichen.';
export const longHeader =
  'hat einen Kopf mit mehr als 100.000 Tensoren oder 32 MB. So viel wird nicht gelesen: Eine beschädigte Datei soll höchstens eine Sekunde kosten. Modelle in mehreren Dateien (Shards) haben kürzere.';
export const oldGguf =
  'ist eine GGUF-Datei von 2023, als ihr Format noch nicht feststand. Konvertiere das Modell noch einmal mit einem aktuellen llama.cpp.';
export const unknownGguf =
  'ist eine GGUF-Datei einer Version, die diese Seite nicht kennt. Konvertiere das Modell noch einmal mit einem aktuellen llama.cpp.';
export const otherLayout =
  'ordnet ihre Gewichte anders an, als deren Typen sagen. Manche Programme weichen von llama.cpp ab und verwenden seine Typnummern für andere; konvertiere das Modell mit llama.cpp selbst.';

export const isFolder = 'enthält ein BitNet-Modell';
export const saveAgain = 'Speichere das Modell noch einmal, in transformers mit save_pretrained, und ziehe den ganzen Ordner hierher.';
export const transformersModel = 'Ein Modell für transformers';
export const modelType = (type: string): string =>
  `enthält ein Modell vom Typ „${type}“. Diese Seite führt nur den Typ „bitnet“ aus: Ziehe den Ordner eines BitNet-Modells hierher.`;
export const untiedHead =
  'enthält ein BitNet-Modell, dessen Kopf eigene Gewichte hat. Diese Seite führt Modelle aus, deren Kopf das Embedding ist („tie_word_embeddings“).';
export const reciprocalScales =
  'In seiner Datei steht die Zahl, mit der jedes Gewicht vor dem Runden multipliziert wurde (1/γ: linear_class „bitlinear“), deshalb werden die Codes durch sie geteilt.';
export const directScales =
  'In seiner Datei steht die Zahl, mit der die Codes multipliziert werden (γ: linear_class „autobitlinear“), wie auf dieser Seite.';
export const notRounded = 'Seine config.json nennt keine Quantisierung, deshalb werden Aktivierungen nicht gerundet, wie in transformers.';
export const tokenizerType = (type: string, kinds: string): string =>
  `enthält ein Modell, dessen Tokenizer vom Typ „${type}“ ist. Diese Seite liest ${kinds}: Öffne ein Modell mit einem davon.`;
export const weightsAlone =
  'enthält nur die Gewichte eines Modells. Ziehe den ganzen Ordner auf einmal hierher, oder packe ihn als .zip: config.json und tokenizer.json sagen, was die Gewichte sind.';
export const noWeights = (file: string): string =>
  `enthält kein Modell: Darin ist keine ${file}. Packe den Ordner mit config.json, tokenizer.json und ${file}.`;
export const lfsPointerInside = (file: string): string =>
  `enthält anstelle von ${file} einen Verweis von Git LFS. Führe im Ordner „git lfs pull“ aus, oder lade diese Datei von der Seite herunter, auf der sie gezeigt wird.`;
export const lacks = (file: string): string =>
  `enthält keine ${file}, ohne die sich die Gewichte nicht verstehen lassen. Ziehe den ganzen Ordner des Modells hierher.`;
export const otherSafetensors =
  'enthält Gewichte, die ein anderes Programm gespeichert hat, und sagt nicht, von welchem Modell. Ziehe den ganzen Ordner mit config.json, tokenizer.json und model.safetensors hierher: Ein BitNet-Modell öffnet sich.';
export const otherVersion =
  'wurde von einer anderen Version dieser Seite gespeichert. Lade die Seite neu, um die neueste zu haben, und öffne die Datei noch einmal.';
export const encrypted = 'ist mit einem Passwort geschützt. Entpacke sie und ziehe den Ordner hierher.';
export const damagedArchive = 'ist beschädigt. Lade sie noch einmal herunter, oder packe den Ordner noch einmal.';
