import { plural } from '../../../numbers';

export const label = 'Deine Tabelle';
export const summary = 'Zeilen mit Zahlen aus einer CSV-Datei lesen und die nächste Zeile vorhersagen, oder die Klasse jeder Zeile.';
export const tryIt = 'Ändere die Zeilen und sieh, was die Modelle daraus machen.';
export const scoreLabel = 'richtig';
export const noCard = 'Diese Aufgabe braucht die Karte einer Tabelle.';
export const missingData = 'Die Tabelle, mit der';
export const tryNextRow = 'Ändere die letzten Zeilen und sieh, welche Zeile die Modelle als nächste erwarten.';
export const errorAvoided = 'weniger Fehler als beim Kopieren';
export const badLength = (least: number, most: number): string =>
  `Eine Tabelle braucht als Sequenzlänge eine ganze Zahl von Zeilen, von ${least} bis ${most}.`;
export const fewHeldOut = (heldOut: number): string =>
  `Nur ${heldOut} ${plural(heldOut, 'Zeile ist', 'Zeilen sind')} zurückgehalten: Gib eine längere Tabelle.`;
export const longerThanHeldOut = (heldOut: number, least: number, most: number): string =>
  `Nur ${heldOut} Zeilen sind zurückgehalten: Wähle eine Sequenzlänge von ${least} bis ${most}, oder gib eine längere Tabelle.`;
export const copying = 'die letzte Zeile kopieren';
export const tryClass = 'Ändere die Zahlen einer Zeile und sieh, welche Klasse die Modelle ihr geben.';
export const classesRight = 'richtig eingeordnete Zeilen';
export const badLengthOfClasses = (least: number, most: number): string =>
  `Eine Tabelle braucht eine ganze Sequenzlänge von ${least} bis ${most}.`;
export const frequencies = 'nur wissen, wie oft jede Klasse vorkommt';
export const fewRows = (needed: number, given: number): string =>
  `Gib mindestens ${needed} ${plural(needed, 'Zeile', 'Zeilen')}; jetzt ${plural(given, 'ist', 'sind')} es ${given}.`;
export const unevenRow = (row: number, numbers: number, needed: number, columns: string): string =>
  `Zeile ${row} hat ${numbers} ${plural(numbers, 'Zahl', 'Zahlen')}; jede braucht ${needed}: ${columns}.`;
