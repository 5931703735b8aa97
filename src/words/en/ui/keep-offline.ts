export const newVersion = 'A new version of the playground is here. Reload to use it: your runs are kept.';
export const reload = 'Reload';
