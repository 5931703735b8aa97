export const measuring = 'Das Messen der Kapazität';
export const stopping = 'Das Anhalten der Messung';
