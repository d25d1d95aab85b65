import { type Palette, palettes, type Scheme, severityColors, statusColors } from '@pocketsoc/tokens'
import { useColorScheme } from 'react-native'

export interface Tint {
  text: string
  soft: string
}

export interface Theme {
  scheme: Scheme
  colors: Palette
  /** Colours of a severity or status; a word we do not know is drawn like `unknown`. */
  severity(name: string): Tint
  status(name: string): Tint
}

function themeOf(scheme: Scheme): Theme {
  const colors = palettes[scheme]
  const plain: Tint = { text: colors.textSecondary, soft: colors.raised }
  return {
    scheme,
    colors,
    severity: (name) => severityColors[scheme][name] ?? plain,
    status: (name) => statusColors[scheme][name] ?? plain,
  }
}

const themes = { light: themeOf('light'), dark: themeOf('dark') }

/** Colours of the appearance that the phone is in now. */
export function useTheme(): Theme {
  return useColorScheme() === 'dark' ? themes.dark : themes.light
}
