/** The session of a device ends this long after its last use, in milliseconds. */
export const deviceSessionMilliseconds = 7 * 24 * 60 * 60 * 1000
