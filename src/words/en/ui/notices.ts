export const technicalDetail = 'Technical detail';
export const undo = 'Undo';
export const notNow = 'Not now';
export const dismiss = 'Dismiss';
