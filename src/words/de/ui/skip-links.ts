export const skip = 'Zu einem Bereich springen';
export const aims = { weights: 'Zu den Gewichten', try: 'Zum Ausprobieren', setup: 'Zu den Einstellungen' };
