/** How the files of lessons end: a model may bring other JSON along. */
export const LESSON_ENDING = '.lesson.json';
