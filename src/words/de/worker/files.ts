export const otherNumbers = (where: string): string =>
  `Die gepackte Datei gibt andere Zahlen zurück (bei „${where}“), deshalb wurde sie nicht ausgehändigt. Bitte melde das.`;
export const otherAnswers = (difference: number): string =>
  `Die gepackte Datei antwortet anders als das Modell (um ${difference}), deshalb wurde sie nicht ausgehändigt. Bitte melde das.`;
export const missingData =
  'Dieser Zwischenstand wurde mit Daten trainiert, die jemand gegeben hat und die in keiner Datei stehen. Gib dieselben Daten unter Aufgabe und öffne den Zwischenstand dann noch einmal.';
export const codesOnly =
  'Dieses Modell wurde aus einer Datei mit Codes geöffnet, ohne die Gewichte mit voller Genauigkeit dahinter. Nimm „Gepackte Gewichte“, oder trainiere einen eigenen Lauf.';
export const noOptimiser =
  'Dieses Modell wurde aus einer Datei ohne Optimierungsverfahren geöffnet, also gibt es kein Training fortzusetzen. Nimm „Originalgewichte“, oder trainiere einen eigenen Lauf.';
export const noFormat = (id: string, known: string): string => `Es gibt kein Format „${id}“. Bekannt: ${known}.`;
