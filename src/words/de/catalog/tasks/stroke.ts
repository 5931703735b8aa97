export const tooShort = 'Zeichne etwas mehr: eine Linie, ohne abzusetzen.';
