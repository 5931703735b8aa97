export const title = 'Veröffentlichungen, hier nachgemessen';
/** @param task „Auswendig lernen“ */
export const intro = (task: string, steps: string, seeds: string): string =>
  `Was Veröffentlichungen über das Training mit wenigen Bits behaupten, und was diese Engine gemessen hat: ${task}, ${steps} Schritte, Startwerte ${seeds}, jedes Rezept mit der besten Lernrate aus einer Suche mit anderen Startwerten.`;
export const limits = (comparisons: number): string =>
  `Die Karten sind eine Tabelle aus ${comparisons} Vergleichen; dass irgendein Urteil falsch ist, hat eine Wahrscheinlichkeit unter 5 %. Die Modelle sind winzig und trainieren kurz: Eine Karte sagt, was hier gilt, nicht, ob eine Veröffentlichung über große Modelle recht hat.`;
export const findings = { holds: 'gilt hier', fails: 'gilt hier nicht', tooSmall: 'Unterschied zu klein' } as const;
export const measured = 'Was gemessen wurde';
export const heads = { recipe: 'Rezept', rate: 'Lernrate', score: 'gewusste Paare', loss: 'Verlust' } as const;
export const caption = 'Median aus drei Startwerten, mit dem kleinsten und dem größten.';
export const range = (median: string, low: string, high: string): string => `${median} (${low} bis ${high})`;
/** @param than der Zwilling @param loss ein Unterschied zweier Verluste, mit Einheit */
export const lower = (recipe: string, than: string, loss: string): string =>
  `${recipe} endete ${loss} unter ${than}, mehr, als Startwerte ausmachen: Die Behauptung gilt hier.`;
export const higher = (recipe: string, than: string, loss: string): string =>
  `${recipe} endete ${loss} über ${than}, mehr, als Startwerte ausmachen: Die Behauptung gilt hier nicht.`;
export const level = (recipe: string, than: string, loss: string): string =>
  `${recipe} und ${than} endeten ${loss} auseinander: mit drei Startwerten zu klein, um etwas zu sagen.`;
/** Unter dem Bild der latenten Gewichte, und für alle, die es nicht sehen. */
export const latents = (recipe: string, than: string): string =>
  `Latente Gewichte am Ende, alle Matrizen und Startwerte zusammen, jedes in Einheiten seiner Skala: Balken ${recipe}, gestrichelt ${than}.`;
export const nearCuts = (recipe: string, near: string, than: string, nearOfTwin: string): string =>
  `Nahe einer Schwelle, wo ein Gewicht bald seinen Code wechseln kann, liegen mit ${recipe} ${near} und mit ${than} ${nearOfTwin}.`;
export const rerun = (runs: number): string => `Hier trainieren: ${runs} Läufe`;
export const link = 'Link zu dieser Karte';
export const noCard = 'Keine Karte heißt so; das sind alle, die es gibt.';

export const cards = {
  zero: {
    title: 'Eine dritte Stufe: 0',
    claim: 'Gewichte, die auch 0 sein dürfen, ergeben ein stärkeres Modell als −1 und +1 allein.',
    source: 'Ma et al. 2024 (BitNet b1.58), arXiv:2402.17764, Abschnitt 1',
  },
  full: {
    title: 'Ternär ist so gut wie volle Genauigkeit',
    claim:
      'Mit gleich vielen Gewichten und gleich viel Training ist ein ternäres Modell so gut wie eines in voller Genauigkeit, ab 3 Milliarden Gewichten.',
    source: 'Ma et al. 2024 (BitNet b1.58), arXiv:2402.17764, Abschnitt 1',
  },
  bits2: {
    title: 'Von ternär zu 2 Bit',
    claim: 'Weniger Bits beim Training wirken wie weniger Gewichte: Jedes Bit verringert den Verlust.',
    source: 'Kumar et al. 2024 (Skalengesetze für Genauigkeit), arXiv:2411.04330, Zusammenfassung',
  },
  bits3: {
    title: 'Von 2 zu 3 Bit',
    claim: 'Weniger Bits beim Training wirken wie weniger Gewichte: Jedes Bit verringert den Verlust.',
    source: 'Kumar et al. 2024 (Skalengesetze für Genauigkeit), arXiv:2411.04330, Zusammenfassung',
  },
  bits4: {
    title: 'Von 3 zu 4 Bit',
    claim: 'Weniger Bits beim Training wirken wie weniger Gewichte: Jedes Bit verringert den Verlust.',
    source: 'Kumar et al. 2024 (Skalengesetze für Genauigkeit), arXiv:2411.04330, Zusammenfassung',
  },
  row: {
    title: 'Eine Skala je Ausgang',
    claim: 'Eine Skala für jeden Ausgang ist genauer als eine für die ganze Matrix.',
    source: 'Krishnamoorthi 2018 (Netze quantisieren, ein Bericht), arXiv:1806.08342, Abschnitt 3; über nachträglich gerundete Modelle',
  },
  group: {
    title: 'Eine Skala je Gruppe',
    claim:
      'Skalen kleiner Gruppen von Gewichten bewahren, was bei wenigen Bits verloren ginge. Hier haben die meisten Zeilen 32 Eingänge und damit eine Gruppe; die der letzten Matrix des Feed-forward-Netzes haben drei.',
    source: 'Shen et al. 2019 (Q-BERT), arXiv:1909.05840, Zusammenfassung',
  },
  twn: {
    title: 'So nah wie möglich an den latenten Gewichten',
    claim:
      'Ternäre Gewichte sollen Schwelle und Skala haben, die den Gewichten in voller Genauigkeit am nächsten liegen: 0,7 mean|w|, und das Mittel dessen, was bleibt.',
    source: 'Li et al. 2016 (ternary weight networks), arXiv:1605.04711v2; eine spätere Fassung hat 0,75',
  },
  cut: {
    title: 'Nur die Schwelle von TWN',
    claim: 'Eine Schwelle bei 0,7 mean|w| dient ternären Gewichten besser als Runden; hier mit der Skala von BitNet.',
    source: 'Li et al. 2016 (ternary weight networks), arXiv:1605.04711v2; eine spätere Fassung hat 0,75',
  },
  sherry: {
    title: 'Drei von je vier',
    claim: 'Ternäre Gewichte, von denen jedes vierte 0 ist, verlieren nichts, mit 1,25 Bit.',
    source: 'Huang et al. 2026 (Sherry), arXiv:2601.07892; über große Modelle, die weitertrainiert werden',
  },
  late: {
    title: 'Ein später Beginn',
    claim: 'Besser als mit 1,58 Bit von Anfang an beginnt ein Training in voller Genauigkeit und geht in 1,58 Bit weiter.',
    source: 'Nielsen et al. 2025, arXiv:2502.11895, Zusammenfassung',
  },
  mean: {
    title: '4-Bit-Eingaben, nach ihrem Mittel',
    claim:
      'Mit 4-Bit-Eingaben ist ein ternäres Modell so gut wie mit 8 Bit. Hier hat jede Eingabe 4 Bit; die Veröffentlichung lässt manche bei 8.',
    source: 'Wang et al. 2024 (BitNet a4.8), arXiv:2411.04965, Zusammenfassung',
  },
  largest: {
    title: '4-Bit-Eingaben, nach der größten',
    claim: 'Mit 4-Bit-Eingaben ist ein ternäres Modell so gut wie mit 8 Bit. Hier folgt der Schritt der größten Eingabe, wie bei 8 Bit.',
    source: 'Wang et al. 2024 (BitNet a4.8), arXiv:2411.04965, Zusammenfassung; die Regel ist die von BitNet b1.58',
  },
  hadamardMean: {
    title: 'Hadamard vor 4 Bit, nach dem Mittel',
    claim: 'Eine Hadamard-Transformation vor dem Runden macht 4-Bit-Eingaben brauchbar: Sie verteilt Ausreißer.',
    source: 'Wang et al. 2025 (BitNet v2), arXiv:2504.18415, Zusammenfassung',
  },
  hadamard: {
    title: 'Hadamard vor 4 Bit, nach der größten',
    claim: 'Eine Hadamard-Transformation vor dem Runden macht 4-Bit-Eingaben brauchbar: Sie verteilt Ausreißer.',
    source: 'Wang et al. 2025 (BitNet v2), arXiv:2504.18415, Zusammenfassung',
  },
  clip: {
    title: 'Kein Gradient weit weg von 0',
    claim: 'Der durchgereichte Gradient soll entfallen, wo ein Wert zu groß ist.',
    source: 'Courbariaux et al. 2016 (binarized networks), arXiv:1602.02830, Abschnitt 1.3; über binäre Aktivierungen',
  },
  trust: {
    title: 'Kein Gradient jenseits des Rasters',
    claim: 'Gradienten sollen nur zählen, wo dem Runden zu trauen ist: innerhalb des Rasters.',
    source: 'Panferov et al. 2025 (QuEST), arXiv:2502.05003, Zusammenfassung',
  },
  relu2: {
    title: 'Quadriertes ReLU',
    claim: 'Ein Feed-forward-Netz mit quadriertem ReLU lernt schneller als mit den üblichen Funktionen.',
    source: 'So et al. 2021 (Primer), arXiv:2109.08668, Zusammenfassung; in voller Genauigkeit',
  },
  binaryRow: {
    title: 'Binär, eine Skala je Ausgang',
    claim: 'Binäre Gewichte liegen mit einer Skala für jeden Ausgang am nächsten an denen in voller Genauigkeit.',
    source: 'Rastegari et al. 2016 (XNOR-Net), arXiv:1603.05279, Abschnitt 3.1',
  },
  seq: {
    title: '2 Bit auf gelerntem, gleichmäßigem Raster',
    claim: 'Unter 3 Bit sollen die Stufen gleichmäßig zu beiden Seiten der 0 liegen, und wie weit sie reichen, soll gelernt werden.',
    source: 'Liu et al. 2025 (ParetoQ), arXiv:2502.02631, Abschnitt 3; über Modelle, die weitertrainiert werden',
  },
  lsq: {
    title: 'Ternär mit gelernter Skala',
    claim: 'Ein Abstand der Stufen, der mit den Gewichten gelernt wird, dient besser als einer, der aus ihnen berechnet ist.',
    source: 'Esser et al. 2020 (learned step size quantization), arXiv:1902.08153, Zusammenfassung; über Netze für Bilder',
  },
  lsq3: {
    title: '3 Bit mit gelernten Skalen',
    claim: 'Mit gelernten Schritten reichen 3 Bit für die Güte voller Genauigkeit; hier neben Schritten aus √mean(w²).',
    source: 'Esser et al. 2020 (learned step size quantization), arXiv:1902.08153, Zusammenfassung; über Netze für Bilder',
  },
  blocks: {
    title: 'Normierungen und Gate',
    claim:
      'Bei gleich vielen Gewichten erreichen Feed-forward-Netze mit Gate einen kleineren Verlust. Hier b1.58 neben Edifice, das kein Gate, keine inneren Normierungen und keine rotierenden Positionen hat, aber Bias-Werte.',
    source: 'Shazeer 2020 (GLU variants), arXiv:2002.05202, Zusammenfassung; in voller Genauigkeit',
  },
} as const;
