/** The Markdown of a teacher's page as a page of its own that prints on one sheet. Knows what those pages use, and no more. */
export function pageAsHtml(markdown: string, title: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inline(title)}</title>
<style>
body { max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; font: 14px/1.4 system-ui, sans-serif; color: #161d2a; background: #fff; }
h1 { font-size: 1.5em; margin: 0 0 .5em; }
p, ul, table { margin: .5em 0; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 1px solid #c5cbd6; padding: .2em .5em; text-align: left; vertical-align: top; }
code { font-size: .9em; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; font-size: 8.5px; line-height: 1.25; } }
</style>
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
