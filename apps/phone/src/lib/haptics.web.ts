/** Browsers on desktops have no haptics, and on phones only a coarse buzz that would be worse than none. */
export function tick(): void {}

export function tapSuccess(): void {}
