/** The names of the contract's operations and events, put in by the build so that zod stays out of preload and start. */
declare const __OPERATIONS__: readonly string[];
declare const __EVENTS__: readonly string[];
/** The page's own; the rest of the DOM is none of the preload's business. */
declare function addEventListener(type: 'online', listener: () => void): void;
