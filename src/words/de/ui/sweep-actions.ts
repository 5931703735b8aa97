export const many = 'Viele Einstellungen auf einmal:';
export const sweep = 'Versuchsreihe';
export const trainsNow = (done: string, total: string): string => `trainiert gerade, ${done} von ${total} Läufen`;
export const wasStopped = (done: string, total: string): string => `Eine wurde bei ${done} von ${total} Läufen angehalten`;
