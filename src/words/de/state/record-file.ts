export const cutShort = 'Die Aufzeichnung endet vor ihrer letzten Matrix.';
