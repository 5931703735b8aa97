export const technicalDetail = 'Technische Einzelheiten';
export const undo = 'Rückgängig';
export const notNow = 'Jetzt nicht';
export const dismiss = 'Ausblenden';
