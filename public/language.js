/**
 * Leads to the page in the other language where that is wanted, before anything else of this one is fetched. English lies at the
 * top of the site, German in `de/`. A link may ask (`?lang=de`); else it is what was chosen on the page, else what the browser
 * prefers. Who opens `de/` wants German, whatever the browser prefers.
 */
{
  const here = document.documentElement.lang;
  const address = new URL(location.href);
  let chosen = null;
  try {
    chosen = localStorage.getItem('bitnet-playground-language');
  } catch {
    // Not allowed here: the browser's own languages are.
  }
  const preferred = navigator.languages.map((each) => each.slice(0, 2)).find((each) => each === 'de' || each === 'en');
  const asked = address.searchParams.get('lang')?.slice(0, 2);
  const wanted = asked ?? (here === 'de' ? here : (chosen ?? preferred));
  if (wanted === (here === 'de' ? 'en' : 'de')) {
    const other = new URL(here === 'de' ? '../' : 'de/', address);
    other.hash = address.hash;
    // There it is asked for no more.
    if (here !== 'de') address.searchParams.delete('lang');
    other.search = address.search;
    location.replace(other);
  }
}
