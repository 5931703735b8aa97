export const tooManyFiles = (folder: string, most: string): string =>
  `„${folder}“ enthält mehr als ${most} Dateien. Zieh den Ordner eines einzigen Modells hierher.`;
