/** Numbers to take along: a table as CSV for a spreadsheet, as JSON with everything that its numbers depend on. */
export type Cell = string | number | null;

export interface Table {
  /** With their units, unique. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** RFC 4180: commas, CRLF, quotes only where they are needed; numbers with all their digits, missing ones empty. */
export function toCsv({ columns, rows }: Table): string {
  return [columns, ...rows].map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

const csvCell = (cell: Cell): string => {
  if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One object per row, under the names of the columns; numbers that are none are null. */
export function toJson(title: string, settings: unknown, { columns, rows }: Table): string {
  const records = rows.map((cells) => Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? null])));
  return `${JSON.stringify({ title, settings, rows: records }, null, 2)}\n`;
}
