/** After "mit". */
export const direct = 'einem Thread für jede Zeile und ohne Barrieren';
export const tiled = 'Kacheln im Speicher der Arbeitsgruppe';
export const subgroups = 'Kacheln im Speicher der Arbeitsgruppe, Summen in Untergruppen';
export const halves = 'Kacheln im Speicher der Arbeitsgruppe, ganze Zahlen in 16 Bit';
export const subgroupHalves = 'Kacheln im Speicher der Arbeitsgruppe, Summen in Untergruppen, ganze Zahlen in 16 Bit';
