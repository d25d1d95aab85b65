import { Text as NativeText, type TextProps as NativeTextProps, Platform, StyleSheet } from 'react-native'
import { useTheme } from './theme.ts'

export type TextVariant = keyof typeof variants
export type TextTone = 'text' | 'textSecondary' | 'textTertiary' | 'accent' | 'onAccent' | 'danger' | 'warning' | 'success'

export interface TextProps extends NativeTextProps {
  variant?: TextVariant
  tone?: TextTone
  /** A colour from outside the palette's text tones: a severity's, a status's. */
  color?: string
}

/** Text in one of the sizes of the system; it grows with Dynamic Type and is never cut by a fixed height. */
export function Text({ variant = 'body', tone = 'text', color, style, ...rest }: TextProps) {
  const { colors } = useTheme()
  return <NativeText {...rest} style={[base.text, variants[variant], { color: color ?? colors[tone] }, style]} />
}

/** Apple's own face on an iPhone; Inter, which is close to it, in a browser. */
export const fontFamily = Platform.select({ web: "Inter, -apple-system, 'Segoe UI', sans-serif" })
export const monoFamily = Platform.select({
  web: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  default: 'Menlo',
})

const base = StyleSheet.create({ text: fontFamily ? { fontFamily } : {} })

const variants = StyleSheet.create({
  largeTitle: { fontSize: 34, lineHeight: 41, fontWeight: '700', letterSpacing: -0.8 },
  title: { fontSize: 22, lineHeight: 28, fontWeight: '700', letterSpacing: -0.4 },
  headline: { fontSize: 17, lineHeight: 22, fontWeight: '600', letterSpacing: -0.3 },
  body: { fontSize: 17, lineHeight: 23, letterSpacing: -0.25 },
  callout: { fontSize: 16, lineHeight: 21, letterSpacing: -0.2 },
  subhead: { fontSize: 15, lineHeight: 20, letterSpacing: -0.15 },
  footnote: { fontSize: 13, lineHeight: 18 },
  caption: { fontSize: 12, lineHeight: 16 },
  tab: { fontSize: 11, lineHeight: 14, fontWeight: '600' },
  mono: { fontSize: 13, lineHeight: 19, fontFamily: monoFamily },
})
