const key = 'pocketsoc.single-key-shortcuts'

/** Whether single-key shortcuts are on in this browser; on unless turned off. */
export function readShortcutsOn(): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true // Storage may be forbidden by the browser's settings.
  }
}

export function storeShortcutsOn(on: boolean): void {
  try {
    localStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    // The choice then lasts as long as the page.
  }
}
