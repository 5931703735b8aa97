export const program = 'C-Programm';
export const sketch = 'Arduino-Sketch';
export const summary =
  'Eine Datei in C99 für jeden Compiler und für Mikrocontroller: kein Heap, die Schichten in ganzen Zahlen, die Codes gepackt im Flash.';
export const summaryOf = (flash: string, ram: string): string => `${summary} Auf 32 Bit braucht sie etwa ${flash} Flash und ${ram} RAM.`;

const elsewhere = 'Nimm „Gepackte Gewichte“ oder die Webseite';
export const noCodes = `In C rechnen die Schichten mit ganzen Zahlen, und ein Modell mit voller Genauigkeit hat keine. ${elsewhere}, oder trainiere ein ternäres oder binäres.`;
export const notRounded = `In C rechnen die Schichten mit ganzen Zahlen, und dieses Modell wurde ohne gerundete Aktivierungen trainiert. ${elsewhere}, oder trainiere noch einmal mit Aktivierungen von 8 Bit.`;
export const rotates = `Das C-Programm dreht Aktivierungen nicht, und dieses Modell wurde mit einer Hadamard-Drehung trainiert. ${elsewhere}.`;
export const roundsByMean = `Das C-Programm rundet Aktivierungen nach der größten von ihnen, und dieses Modell wurde trainiert, nach ihrem Mittel zu runden. ${elsewhere}.`;
export const fromParts = (task: string): string =>
  `„${task}“ setzt seine Zeichen aus Teilen zusammen, und das tut das C-Programm nicht. ${elsewhere}.`;
export const readsNumbers = (task: string): string => `Das C-Programm liest Texte und Striche, und „${task}“ liest Zahlen. ${elsewhere}.`;
export const tooWide = (widest: number): string =>
  `Das C-Programm hat Platz für Schichten mit höchstens ${widest} Werten, und dieses Modell hat mehr. ${elsewhere}.`;
export const notFinite =
  'Im Modell stehen Zahlen, die nicht endlich sind: Sein Training ist entgleist. Trainiere es noch einmal mit kleinerer Lernrate und lade es dann herunter.';

export const codes = 'Gepackte Codes, in Ziffern';
export const numbers = 'Zahlen voller Genauigkeit, in Ziffern';
export const whatRunsIt = 'Das Programm, das es ausführt';

export const compile =
  'Übersetze es mit gcc oder clang und frage. Die Frage ist das erste Argument oder eine Zeile, die das Programm liest:';
export const inFloats = 'Bitgenau dieselben Zahlen wie auf dieser Seite, aus einer Fassung, die mit Gleitkomma rechnet:';
export const onArduino =
  'Auf einem Arduino mit 32 Bit: Speichere den Sketch unten, lege beide Dateien in einen Ordner, öffne ihn in der Arduino-IDE und lade ihn hoch. Er antwortet im seriellen Monitor.';
export const sketchBelow = 'der Sketch unten';
export const thisFile = 'diese Datei';
export const openAgain = 'Öffne sie hier auf jedem Rechner wieder: Lege die Datei auf dieser Seite ab.';
