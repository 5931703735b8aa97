type Evidence = Readonly<Record<string, string>>;

export const severity = { wrong: 'Falsch', suspect: 'Verdächtig', note: 'Gut zu wissen' };
export const nothing =
  'Nichts gefunden, was zu einem bekannten Fehler passt. Ein Beweis ist das nicht: Was ein Röntgenbild nicht zeigt, zeigt erst das Rechnen mit dem Modell.';
export const nothingYet = 'Nichts in den Köpfen passt zu einem bekannten Fehler. Die Zahlen werden untersucht.';
export const seenIn = (names: string): string => `Gesehen in ${names}.`;
export const notFound = (names: string): string => `Nicht zu finden: ${names}.`;
export const andMore = (names: string, count: string): string => `${names} und ${count} weitere`;

export const titles = {
  'no-tensors': 'Kein einziger Tensor',
  'files-missing': 'Teile des Modells fehlen',
  'cut-short': 'Die Datei endet zu früh',
  'room-differs': 'Tensoren haben eine andere Größe als ihr Typ',
  'unread-types': 'Typen, die hier nur benannt werden',
  'unread-tensors': 'Tensoren, die nicht gelesen werden',
  'fork-types': 'Ein Typ, den nur eine Abspaltung liest',
  'layout-unsaid': 'I2_S nennt seine Anordnung nicht',
  'codes-not-ternary': 'Codes, die nicht ternär sind',
  'binary-codes': 'Binär, nicht ternär',
  'scale-missing': 'Keine Skala neben gepackten Codes',
  'scale-broken': 'Skalen, die es nicht geben kann',
  'scales-are-one': 'Jede Skala ist 1',
  'scales-scattered': 'Die Skalen streuen',
  'scale-convention': 'Die Skala steht wohl auf dem Kopf',
  'scale-unclear': 'Multiplizieren oder teilen?',
  'scale-outlier': 'Eine Skala, die zu den anderen nicht passt',
  'rounded-by-largest': 'Gerundet nach dem größten Gewicht, nicht nach dem Mittel',
  'rounded-twice': 'Codes, die ein zweites Mal gerundet würden',
  'codes-as-numbers': 'Codes, die als Zahlen gespeichert sind',
  'not-finite': 'Werte, die keine Zahlen sind',
  'dead-rows': 'Zeilen ohne ein einziges Gewicht',
  'empty-blocks': 'Blöcke ohne ein einziges Gewicht',
  'sub-norms-missing': 'Sub-Normen fehlen',
  'norms-missing': 'Normierungen fehlen',
  'tokens-beyond-embedding': 'Mehr Tokens als Einbettungen',
  'embedding-beyond-tokens': 'Mehr Einbettungen als Tokens',
  'vocabulary-differs': 'Das Vokabular ist anders groß als versprochen',
  'head-beside-tied': 'Ein Kopf neben einer geteilten Einbettung',
};
export const says = {
  'no-tensors': (): string =>
    'Diese Dateien enthalten Einstellungen, vielleicht ein Vokabular, und kein Gewicht. Umwandler schreiben solche Dateien, um Tokenizer zu prüfen (--vocab-only, ggml-vocab-….gguf). Suche nach der Datei des Modells selbst.',
  'files-missing': (e: Evidence): string =>
    `${e['missing']} Teile sind nicht hier ${e['files'] === '' ? '' : `(${e['files']}) `}. Öffne alle Dateien des Modells zusammen.`.replace(
      ' .',
      '.',
    ),
  'cut-short': (): string =>
    'Die Daten mancher Tensoren liegen hinter dem Ende der Datei: ein abgebrochener Download oder ein Kopf, der andere Stellen nennt.',
  'room-differs': (e: Evidence): string =>
    `Als ${e['type']} braucht der erste ${e['needed']}; bis zum nächsten Tensor sind es ${e['found']}. Ein Block hat eine andere Größe, als der Typ im Kopf sagt, wie in Dateien von Abspaltungen, die dieselbe Nummer für eine andere Anordnung nahmen: Programme lesen dann jede Skala an der falschen Stelle.`,
  'unread-types': (e: Evidence): string => `${e['types']}: Diese Seite kennt ihre Namen und Größen und liest ihre Zahlen nicht.`,
  'unread-tensors': (): string =>
    'Ihre Form kann ihr Typ nicht halten, oder was dazugehört (Skalen, Nullpunkte, die Ordnung der Eingaben) fehlt oder ist von einer Art, die hier nicht gelesen wird.',
  'fork-types': (e: Evidence): string =>
    `${e['types']}: Die Größe der Tensoren zeigt Blöcke, die nur die Abspaltung von PrismML schreibt. llama.cpp selbst lehnt so eine Datei ab oder liest sie als Q2_0 mit Blöcken von 64 und gibt Unsinn aus. Such die Datei mit „g64“ im Namen.`,
  'layout-unsaid': (): string =>
    'bitnet.cpp schreibt I2_S in drei Anordnungen gleicher Größe: 128 für x86, 64 für ARM und vier Zeilen auf einmal. Wer eine andere erwartet, liest jeden Code an der falschen Stelle und wiederholt ohne Fehlermeldung ein Token (microsoft/BitNet 585, 598, 600). Vergleiche mit den safetensors desselben Modells: Das zeigt, welche es ist.',
  'codes-not-ternary': (e: Evidence): string =>
    `Bis zu ${e['share']} der Codes einer Matrix sind +2, was ternäre Codes nie sind. Ein Viertel bedeutet, dass die Bytes gar keine solchen Codes sind: an der falschen Stelle gelesen oder in anderer Ordnung gepackt.`,
  'binary-codes': (): string =>
    'Jeder Code ist −1 oder +1, keiner ist 0. Das stimmt für ein binäres Modell, und ist eine verlorene Null für eines, das ternär sein soll.',
  'scale-missing': (): string =>
    'Neben gepackten Codes steht kein weight_scale: Jede Matrix zählte mit der Skala 1. Umwandlungen, die nur Namen auf „weight“ übernehmen, verlieren sie.',
  'scale-broken': (e: Evidence): string =>
    `${e['notFinite']} Skalen einer Matrix sind keine Zahlen, ${e['negative']} sind negativ, ${e['zero']} sind 0. So eine Datei wurde mit einer anderen Blockgröße gelesen oder ist in halber Genauigkeit übergelaufen.`,
  'scales-are-one': (): string =>
    'Die Blöcke haben die Skala 1, und kein Tensor „.scale“ steht daneben. Codes ohne γ: Richtig wäre das nur, wenn auf jede Matrix eine Normierung folgte.',
  'scales-scattered': (e: Evidence): string =>
    `In einer Matrix weichen Skalen um das ${e['factor']}fache von ihrem Median ab. Trainierte Blöcke unterscheiden sich höchstens um das Zehnfache. So sieht es aus, wenn Bytes von Codes als Skalen gelesen werden: ein Block anderer Größe.`,
  'scale-convention': (e: Evidence): string =>
    `Mit der Skala, wie die Datei sie nennt (Median γ = ${e['scale']}), verlässt eine Eingabe der Größe 1 eine Matrix mit der Größe ${e['claimed']}; mit 1/γ an ihrer Stelle mit ${e['reversed']}. Trainierte Matrizen lassen die Größe ihrer Eingabe etwa so, wie sie ist. Der bekannte Fehler: „bitlinear“ teilt durch weight_scale, „autobitlinear“ multipliziert damit, und eine Umwandlung tat das andere (microsoft/BitNet 616).`,
  'scale-unclear': (): string =>
    'Neben den Codes steht eine Skala, und keine config.json sagt, ob mit ihr multipliziert („autobitlinear“) oder durch sie geteilt wird („bitlinear“, die Voreinstellung). Öffne den ganzen Ordner.',
  'scale-outlier': (e: Evidence): string =>
    `Die Skala mancher Matrizen ist ${e['factor']}-mal so groß oder so klein wie die desselben Teils anderer Blöcke. Vielleicht wurden nur manche Tensoren umgewandelt.`,
  'rounded-by-largest': (e: Evidence): string =>
    `${e['zeros']} der Codes sind 0, und die Skalen der Blöcke schwanken um ${e['variation']}. Runden nach dem Mittel lässt etwa 31 % Nullen (trainierte Modelle bis zur Hälfte), Runden nach dem größten Gewicht eines Blocks 75 bis 87 %: llama-quantize bekam latente Gewichte. Erst runden, dann umwandeln.`,
  'rounded-twice': (e: Evidence): string =>
    `config.json verlangt Runden in jedem Durchgang (quant_method „bitnet“), aber die Gewichte sind schon −g, 0 und +g. γ würde noch einmal als ihr Mittel genommen, nur ${e['kept']} von g, denn ${e['zeros']} sind Nullen. Entferne quantization_config, oder speichere die latenten Gewichte.`,
  'codes-as-numbers': (e: Evidence): string =>
    `Die Matrizen halten −g, 0 und +g als ${e['type']}: ${e['bits']} Bit für das, was 1,6 braucht. Verloren ist nichts, und ein Typ für Codes wäre ein Zehntel so groß. Ein g für ${e['sharing']}.`,
  'not-finite': (): string =>
    'Manche Werte sind NaN oder unendlich: ein Überlauf in halber Genauigkeit, oder Bytes, die keine solchen Zahlen sind.',
  'dead-rows': (e: Evidence): string =>
    `${e['rows']} von ${e['of']} gelesenen Zeilen enthalten nur Nullen: Diese Ausgaben sind immer 0. Gestutzt, aufgefüllt oder nie geschrieben.`,
  'empty-blocks': (e: Evidence): string =>
    `${e['blocks']} von ${e['of']} gelesenen Blöcken enthalten nur Nullen. Unter ternären Gewichten ist ein Block von 64 kaum je zufällig leer.`,
  'sub-norms-missing': (e: Evidence): string =>
    `Ein BitNet b1.58 hat eine Normierung vor der Ausgabe der Attention und eine vor „down“, in jedem seiner ${e['blocks']} Blöcke. llama.cpp lehnt eine „bitnet“-Datei ohne sie ab, und andere Programme rechnen etwas anderes.`,
  'norms-missing': (e: Evidence): string => `Normierungen, die jeder der ${e['blocks']} Blöcke braucht, sind nicht in diesen Dateien.`,
  'tokens-beyond-embedding': (e: Evidence): string =>
    `Der Tokenizer hat ${e['tokens']} Einträge, die Einbettung ${e['rows']} Zeilen: Höhere Nummern lesen, was im Speicher hinter dem Tensor liegt. Der Tokenizer gehört zu einem anderen Modell, oder Tokens kamen ohne neue Zeilen dazu.`,
  'embedding-beyond-tokens': (e: Evidence): string =>
    `Die Einbettung hat ${e['rows']} Zeilen, der Tokenizer ${e['tokens']} Einträge. Einige Zeilen mehr sind üblich, weil auf eine runde Zahl aufgefüllt wird; viele mehr heißen, dass der Tokenizer nicht dazugehört.`,
  'vocabulary-differs': (e: Evidence): string =>
    `Die Einstellungen versprechen ${e['claimed']} Einträge, die Einbettung hat ${e['rows']} Zeilen.`,
  'head-beside-tied': (): string =>
    'Die Einstellungen sagen, dass die Einbettung auch der Kopf ist, und die Datei enthält einen eigenen Kopf. llama.cpp zählt einen Tensor zu viel und lehnt ab; transformers übergeht ihn.',
};
export const sharing = { matrix: 'jede Matrix', row: 'jede Zeile', block: 'jeden Block' };
