export const goingOn = 'Going on with the kept training';
