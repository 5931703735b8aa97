export const skip = 'Skip to a panel';
export const aims = { weights: 'To the weights', try: 'To Try it', setup: 'To the settings' };
