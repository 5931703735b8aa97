export const keys = 'Pfeiltasten wählen einzelne Gewichte, Plus und Minus vergrößern und verkleinern, Null zeigt das Ganze.';
export const zoomIn = 'Vergrößern';
export const zoomOut = 'Verkleinern';
export const whole = 'ganz';
export const wholeIsShown = 'Die ganze Matrix ist zu sehen.';
