/** What a file would be as data of the person's own, by its name and by what the system says of it; null when it is neither. */
export function dataKindOf({ name, type }: Pick<File, 'name' | 'type'>): 'text' | 'table' | null {
  if (/\.(csv|tsv|tab)$/i.test(name) || /^text\/(csv|tab-separated-values)$/.test(type)) return 'table';
  if (/\.(txt|text|md|markdown)$/i.test(name)) return 'text';
  return /^text\/(?!html)/.test(type) ? 'text' : null;
}
