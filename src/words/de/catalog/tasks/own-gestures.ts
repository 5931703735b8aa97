export const label = 'Deine Gesten';
export const summary = 'Eigene Formen zeichnen, jede ein Dutzend Mal, und einem Modell ihre Namen beibringen.';
export const tryIt = 'Zeichne eine deiner Formen in einem Zug und sieh, wie sie beim Zeichnen erkannt wird.';
export const scoreLabel = 'richtig erkannte Striche';
export const noCard = 'Diese Aufgabe braucht die Karte gezeichneter Striche.';
export const missingData = 'Die Zeichnungen, mit denen';
export const guessing = 'eine Geste raten';
