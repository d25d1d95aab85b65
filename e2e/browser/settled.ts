import type { Page } from 'playwright-core'

/** Waits until everything is loaded and nothing fades or slides any more: a colour half way is no colour to judge. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[aria-busy=true]').filter({ visible: true }).first().waitFor({ state: 'detached' })
  await page.evaluate(async () => {
    await document.fonts.ready
    const frame = () => new Promise(requestAnimationFrame)
    const moving = () =>
      document.getAnimations().filter(({ playState, effect }) => {
        return playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY
      })
    // What changed just now starts to move with the next frame, and one movement may set off another.
    for (let still = 0; still < 2; still = moving().length > 0 ? 0 : still + 1) {
      await Promise.allSettled(moving().map(({ finished }) => finished))
      await frame()
    }
  })
}
