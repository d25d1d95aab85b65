import Svg, { Path } from 'react-native-svg'
import { useTheme } from './theme.ts'

/**
 * One outline per severity, so that it reads without colour: octagon, triangle, diamond, rounded bar, circle.
 * The hole is the sign inside, cut out by the even-odd rule.
 */
const shapes: Record<string, string> = {
  critical:
    'M7.5 2h9L22 7.500v9L16.5 22h-9L2 16.500v-9L7.5 2Zm3.3 4.500v7.500h2.400V6.500h-2.400Zm0 9.300v2.400h2.400v-2.400h-2.400Z',
  high: 'M12 2.200c.7 0 1.3.3 1.6.9l8.8 16c.7 1.3-.2 2.7-1.6 2.700H3.200c-1.4 0-2.3-1.4-1.6-2.700l8.8-16c.3-.6.9-.9 1.6-.9Zm-1.2 6.300v6h2.400v-6h-2.400Zm0 7.700v2.400h2.400v-2.400h-2.400Z',
  medium:
    'M10.5 2.200c.8-.8 2.2-.8 3 0l8.3 8.300c.8.8.8 2.2 0 3l-8.3 8.300c-.8.8-2.2.8-3 0l-8.3-8.300c-.8-.8-.8-2.2 0-3l8.3-8.300ZM7.5 10.800v2.400h9v-2.400h-9Z',
  low: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm-5 8.2 5 6.3 5-6.3-1.7-1.4-3.3 4.1-3.3-4.100L7 10.200Z',
  informational: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm-1.2 8.500v7.200h2.400v-7.200h-2.400Zm0-4v2.400h2.400V6.500h-2.400Z',
  unknown:
    'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm-5.5 8.800v2.400h2.400v-2.400H6.500Zm4.3 0v2.400h2.400v-2.400h-2.400Zm4.3 0v2.400h2.400v-2.400h-2.400Z',
}

/** The symbol of a severity. Always shown beside its word, so screen readers skip it. */
export function SeverityMark({ severity, size = 20 }: { severity: string; size?: number }) {
  const theme = useTheme()
  return (
    <Svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
      <Path d={shapes[severity] ?? shapes.unknown} fill={theme.severity(severity).text} fillRule="evenodd" />
    </Svg>
  )
}
