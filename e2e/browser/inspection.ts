import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { settled } from './settled.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** What a scheme is looked at for; what is not colour is the same in both. */
const rules = { light: null, dark: ['color-contrast', 'link-in-text-block'] } as const

/** What looking at one screen after the other has found; each finding names its screen. */
export interface Inspection {
  /** Looks at the page as it stands, in light and in dark. */
  look(page: Page, name: string): Promise<void>
  /** What axe finds wrong. */
  mistakes: string[]
  /** What can be pressed and is smaller than a finger. */
  small: string[]
}

export function createInspection(): Inspection {
  const mistakes: string[] = []
  const small: string[] = []
  return {
    mistakes,
    small,
    async look(page, name) {
      mistakes.push(...(await mistakesOn(page, name)))
      small.push(...(await smallTargets(page)).map((target) => `${name}: ${target}`))
    },
  }
}

/** What axe finds wrong with the page as it stands, in light and in dark. */
export async function mistakesOn(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await settled(page)
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
    const only = rules[colorScheme]
    const options: RunOptions = { resultTypes: ['violations'], ...(only ? { runOnly: [...only] } : {}) }
    const violations = await page.evaluate(async (wanted) => {
      const { axe } = globalThis as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }
      return (await axe.run(wanted)).violations
    }, options)
    for (const { id, help, nodes } of violations) {
      found.push(`${name}, ${colorScheme}: ${id} (${help}): ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
    }
  }
  return found
}

/** What can be pressed on screen and is smaller than a finger, by its name and size. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const minimum = 44
    const pressable =
      'a[href], button, input, textarea, [role=button], [role=link], [role=tab], [role=checkbox], [role=radio], [role=switch]'
    return [...document.querySelectorAll<HTMLElement>(pressable)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .flatMap((element) => {
        const { width, height } = element.getBoundingClientRect()
        // Half a pixel of rounding is no missed press.
        if (width === 0 || height === 0 || (width >= minimum - 0.5 && height >= minimum - 0.5)) return []
        return [`${element.getAttribute('aria-label') ?? element.textContent} is ${Math.round(width)} × ${Math.round(height)}`]
      })
  })
}
