import { type Palette, palettes, type Scheme } from '@pocketsoc/tokens'
import type { Plugin } from 'vite'

const id = 'virtual:tokens.css'

/** Serves the design tokens' palettes as CSS variables, light by default and dark where the reader's system is. */
export function tokensCss(): Plugin {
  return {
    name: 'pocketsoc-tokens',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (source) => (source === `\0${id}` ? stylesheet() : undefined),
  }
}

function stylesheet(): string {
  return `:root{color-scheme:light dark;${variables('light')}}@media (prefers-color-scheme:dark){:root{${variables('dark')}}}`
}

function variables(scheme: Scheme): string {
  const names = Object.keys(palettes[scheme]) as (keyof Palette)[]
  return names.map((name) => `--${kebab(name)}:${palettes[scheme][name]}`).join(';')
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
