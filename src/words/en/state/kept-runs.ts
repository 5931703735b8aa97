export const goingOn = 'Continuing the kept training';
