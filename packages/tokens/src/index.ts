/**
 * Colours, spacing and type shared by the portal and the phone app. Text colours reach 4.5:1 on their
 * background in both schemes (WCAG 2.2, 1.4.3); tokens.test.ts computes it.
 */

export type Scheme = 'light' | 'dark'

export interface Palette {
  /** Page behind everything. */
  background: string
  /** Behind grouped content. */
  grouped: string
  /** Cards, rows, sheets. */
  surface: string
  /** A surface above a surface: fields, pressed rows. */
  raised: string
  border: string
  /** Primary, secondary and tertiary text. */
  text: string
  textSecondary: string
  textTertiary: string
  accent: string
  /** Text on `accent`. */
  onAccent: string
  accentSoft: string
  danger: string
  dangerSoft: string
  warning: string
  warningSoft: string
  success: string
  successSoft: string
}

export const palettes: Record<Scheme, Palette> = {
  light: {
    background: '#ffffff',
    grouped: '#f4f5f7',
    surface: '#ffffff',
    raised: '#f0f1f4',
    border: '#e3e5ea',
    text: '#12151c',
    textSecondary: '#545b6b',
    textTertiary: '#6a7182',
    accent: '#2f54eb',
    onAccent: '#ffffff',
    accentSoft: '#eaefff',
    danger: '#c4281c',
    dangerSoft: '#fdeceb',
    warning: '#97560b',
    warningSoft: '#fdf3e1',
    success: '#1a7446',
    successSoft: '#e6f5ec',
  },
  dark: {
    background: '#000000',
    grouped: '#0b0c0f',
    surface: '#16181d',
    raised: '#22252c',
    border: '#2c3038',
    text: '#f3f4f7',
    textSecondary: '#a6adbb',
    textTertiary: '#8b93a3',
    accent: '#8aa4ff',
    onAccent: '#0a1030',
    accentSoft: '#1c2547',
    danger: '#ff7b70',
    dangerSoft: '#3a1a18',
    warning: '#f5b450',
    warningSoft: '#36280f',
    success: '#5ccf8d',
    successSoft: '#12301f',
  },
}

/** Text and symbol colour on `surface`, and the soft fill behind a badge. Never the only sign of a severity. */
export const severityColors: Record<Scheme, Record<string, { text: string; soft: string }>> = {
  light: {
    critical: { text: '#9b1158', soft: '#fde8f1' },
    high: { text: '#c4281c', soft: '#fdeceb' },
    medium: { text: '#97560b', soft: '#fdf3e1' },
    low: { text: '#1d5fc2', soft: '#e8f1fd' },
    informational: { text: '#545b6b', soft: '#eef0f3' },
    unknown: { text: '#545b6b', soft: '#eef0f3' },
  },
  dark: {
    critical: { text: '#ff85b8', soft: '#3d1529' },
    high: { text: '#ff7b70', soft: '#3a1a18' },
    medium: { text: '#f5b450', soft: '#36280f' },
    low: { text: '#7ab5ff', soft: '#142a45' },
    informational: { text: '#a6adbb', soft: '#22252c' },
    unknown: { text: '#a6adbb', soft: '#22252c' },
  },
}

export const statusColors: Record<Scheme, Record<string, { text: string; soft: string }>> = {
  light: {
    new: { text: '#2f54eb', soft: '#eaefff' },
    in_progress: { text: '#97560b', soft: '#fdf3e1' },
    resolved: { text: '#1a7446', soft: '#e6f5ec' },
    unknown: { text: '#545b6b', soft: '#eef0f3' },
  },
  dark: {
    new: { text: '#8aa4ff', soft: '#1c2547' },
    in_progress: { text: '#f5b450', soft: '#36280f' },
    resolved: { text: '#5ccf8d', soft: '#12301f' },
    unknown: { text: '#a6adbb', soft: '#22252c' },
  },
}

/** Points on the phone, pixels in the portal. */
export const space = { xs: 4, sm: 8, md: 12, lg: 16, xl: 24, xxl: 32 } as const
export const radius = { sm: 6, md: 10, lg: 14, pill: 999 } as const
/** Smallest touch target in points (Apple's Human Interface Guidelines). */
export const minimumTarget = 44

/** Words for severities and statuses; an unknown one is shown as the vendor spelled it. */
export const severityLabels: Record<string, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  informational: 'Informational',
  unknown: 'Unknown',
}
export const statusLabels: Record<string, string> = {
  new: 'New',
  in_progress: 'In progress',
  resolved: 'Resolved',
  unknown: 'Unknown',
}
