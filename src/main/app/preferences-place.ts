export const PREFERENCES = 'preferences';

/** In the profile's folder. */
export const PREFERENCES_FILE = `${PREFERENCES}.json`;
