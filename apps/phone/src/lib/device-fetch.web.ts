/** The browser's fetch, which streams; a property look-up at call time keeps its `this`. */
export const deviceFetch: typeof globalThis.fetch = (...args) => globalThis.fetch(...args)
