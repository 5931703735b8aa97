/** Two exports, one of them dead: `unused-exports.test.ts` must find that one, and it alone in the whole project. */
export const file = 'tests/structure/dead-export.ts';

export const forgotten = 'read by nobody';
