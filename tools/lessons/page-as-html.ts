/**
 * The Markdown of a teacher's page as a page of its own that prints on one sheet. Knows what those pages use, and no more.
 *
 * @param language of the text, as in `lang`
 * @param root where `lesson.css` lies, as the page sees it
 */
export function pageAsHtml(markdown: string, title: string, language: string, root: string): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inline(title)}</title>
<link rel="stylesheet" href="${root}lesson.css">
<main>
${markdown.trim().split('\n\n').map(block).join('\n')}
</main>
</html>
`;
}

function block(text: string): string {
  if (text.startsWith('# ')) return `<h1>${inline(text.slice(2))}</h1>`;
  if (text.startsWith('- '))
    return `<ul>${text
      .split('\n')
      .map((line) => `<li>${inline(line.slice(2))}</li>`)
      .join('')}</ul>`;
  if (!text.startsWith('| ')) return `<p>${inline(text)}</p>`;
  const [heads, , ...rows] = text.split('\n').map((line) => line.slice(2, -2).split(' | '));
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>${row(heads ?? [], 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`;
}

const inline = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('&lt;br>', '<br>')
    .replaceAll(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replaceAll(/`(.+?)`/g, '<code>$1</code>');
