export const fileSize = 'Größe der .safetensors-Datei, die „Herunterladen“ speichert: gepackte Gewichte, Namen und Einstellungen';
export const fraction = (size: string, fraction: string): string => `${size}, ${fraction} der 32-Bit-Gewichte`;
export const aboutAsLarge = (size: string): string => `${size}, etwa so groß wie die 32-Bit-Gewichte`;
export const larger = (size: string, times: string): string => `${size}, das ${times}-Fache der 32-Bit-Gewichte`;
export const samePredictions = (inputs: number): string => `dieselben Vorhersagen bei ${inputs} Eingaben`;
export const similarPredictions = (inputs: number, share: string): string => `bei ${inputs} Eingaben sind ${share} der Vorhersagen gleich`;
export const differsBy = (difference: string): string => `Ausgaben weichen höchstens um ${difference} ab`;
export const checked = (answers: string): string => `Geprüft: Bit für Bit zurückgelesen; ${answers}.`;
export const checkedRounded = (answers: string): string =>
  `Geprüft: Die Skalen wurden zu 16-Bit-Gleitkommazahlen, höchstens 1/2048 daneben, alles andere Bit für Bit zurückgelesen; ${answers}.`;
export const lossMoves = (nats: string): string => `der Verlust auf ihnen ändert sich um ${nats} Nats`;
