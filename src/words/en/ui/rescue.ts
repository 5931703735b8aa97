export const pageMistake = 'Something on this page went wrong';
export const aBug =
  'This is a bug in the playground, not something you did. Your runs are still there: try again, or save their weights before you reload. Reloading starts again from the settings in the address bar.';
export const tryAgain = 'Try again';
export const reload = 'Reload';
