/** Where the teacher's pages of a lesson lie, from the root of the project; `root`: the way from the page to `lesson.css`. */
export function teacherFiles(language: string, id: string): { readonly markdown: string; readonly html: string; readonly root: string } {
  const folder = language === 'en' ? '' : `${language}/`;
  return { markdown: `docs/lessons/${folder}${id}.md`, html: `public/lessons/${folder}${id}.html`, root: folder === '' ? '' : '../' };
}
