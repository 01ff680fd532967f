/**
 * Row id of something that a site's directory names. Two sites may use the same directory: what they know of a service,
 * and its places, are still each one's own.
 */
export const siteKey = (site: string, id: string): string => `${site}:${id}`;

/** The id that the directory names, out of a site key. */
export const serviceIdOf = (key: string): string => key.slice(key.indexOf(':') + 1);
