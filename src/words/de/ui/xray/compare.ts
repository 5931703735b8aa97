export const intro =
  'Öffne dasselbe Modell von vor oder nach einer Umwandlung. Beide werden Tensor für Tensor verglichen, in Zeilen, die gleichmäßig verteilt sind; Namen von llama.cpp und von transformers werden verstanden.';
export const choose = 'Das andere Modell wählen';
export const comparing = (done: string, of: string): string => `${done} von ${of} Tensoren verglichen`;
export const beside = (first: string, second: string): string => `„${first}“ neben „${second}“`;
export const allSame = (count: string): string => `Alle ${count} Tensoren sind gleich, vom Runden abgesehen.`;
export const parts = (same: string, of: string): string => `${same} von ${of} Tensoren sind gleich.`;
export const firstParting = (name: string, what: string): string => `Sie trennen sich zuerst bei ${name}: ${what}.`;
export const tensor = 'Tensor';
export const relation = 'Wie sie zusammenhängen';
export const sameCodes = 'Gleiche Codes';
export const ratio = 'Zweite / erste';
export const scales = 'Skalen';
export const arrow = (before: string, after: string): string => `${before} → ${after}`;
export const onlyDifferent = 'Nur, was sich unterscheidet';
export const relations = {
  same: 'gleich',
  'scale-inverted': 'die Skala steht auf dem Kopf: 1/γ statt γ',
  'scale-shrunk': 'γ wurde noch einmal aus Codes genommen: kleiner um den Anteil der Nullen',
  'scale-lost': 'die Skala ging verloren: 1 statt γ',
  'scale-differs': 'dieselben Codes mit einer anderen Skala',
  negated: 'jeder Code hat das andere Vorzeichen',
  'other-layout': 'dieselben Codes in einer anderen Anordnung von I2_S als gelesen',
  'rows-reordered': 'dieselben Zeilen in anderer Ordnung innerhalb jedes Kopfes (Rotary)',
  rounded: 'Zahlen, nach ihrem Mittel gerundet wie in b1.58',
  'rounded-otherwise': 'Zahlen, anders gerundet als nach ihrem Mittel',
  'codes-differ': 'andere Codes',
  'numbers-differ': 'andere Zahlen',
  'shape-differs': 'eine andere Form',
  unread: 'in einer der beiden nicht gelesen',
  'only-first': 'nur in der ersten',
  'only-second': 'nur in der zweiten',
};
