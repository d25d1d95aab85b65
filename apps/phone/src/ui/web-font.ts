/** An iPhone has its own face. */
export function loadFont(): void {}
