export const goingOn = 'Das Fortsetzen des behaltenen Trainings';
