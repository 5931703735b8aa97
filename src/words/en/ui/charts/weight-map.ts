export const keys = 'Arrow keys choose single weights, plus and minus zoom, zero shows the whole.';
export const zoomIn = 'Zoom in';
export const zoomOut = 'Zoom out';
export const whole = 'whole';
export const wholeIsShown = 'The whole matrix is shown.';
