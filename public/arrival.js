/**
 * What is decided before anything is painted.
 *
 * The language: English lies at the top of the site, German in `de/`; nobody else knows where. A link may ask (`?lang=de`), as
 * the button at the foot of the page does; else it is what was chosen there, else what the browser prefers. Who opens `de/`
 * wants German, whatever the browser prefers.
 *
 * The page: only the playground itself is drawn ahead of its script, and not what another page embeds of it.
 */
{
  const { documentElement: root } = document;
  const address = new URL(location.href);
  let chosen = null;
  try {
    chosen = localStorage.getItem('bitnet-playground-language');
  } catch {
    // Not allowed here: the browser's own languages are.
  }
  const preferred = navigator.languages.map((each) => each.slice(0, 2)).find((each) => each === 'de' || each === 'en');
  const asked = address.searchParams.get('lang')?.slice(0, 2);
  const wanted = asked ?? (root.lang === 'de' ? 'de' : (chosen ?? preferred));
  if (wanted === (root.lang === 'de' ? 'en' : 'de')) {
    // Named in full: not every host looks for the index of an inner folder.
    const other = new URL(root.lang === 'de' ? '../' : 'de/index.html', address);
    other.hash = address.hash;
    // German is asked for by its folder. English is as well once it was chosen, so that the address stays as it was.
    if (address.searchParams.has('lang') && (wanted === 'de' || chosen === 'en')) address.searchParams.delete('lang');
    other.search = address.search;
    location.replace(other);
  }
  if (address.searchParams.has('embed') || address.searchParams.has('bench')) root.dataset.page = 'other';
}
