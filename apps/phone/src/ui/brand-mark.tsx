import Svg, { Defs, LinearGradient, Path, Rect, Stop } from 'react-native-svg'

/** The product's mark: a pocket shaped like a shield, and the signal that comes out of it. */
export function BrandMark({ size }: { size: number }) {
  return (
    <Svg width={size} height={size} viewBox="0 0 1024 1024" aria-hidden>
      <Defs>
        <LinearGradient id="night" x1="0" y1="0" x2="0.6" y2="1">
          <Stop offset="0" stopColor="#4a6dff" />
          <Stop offset="1" stopColor="#1c2f9f" />
        </LinearGradient>
      </Defs>
      <Rect width={1024} height={1024} rx={230} fill="url(#night)" />
      <Path d={pocket} fill="#ffffff" />
      <Path d={signal} stroke="#ffffff" strokeWidth={56} strokeLinecap="round" fill="none" />
      <Path d={seam} stroke="#2a45c9" strokeWidth={34} strokeLinecap="round" fill="none" />
    </Svg>
  )
}

const pocket =
  'M292 480h440c22 0 40 18 40 40v92c0 122-96 206-246 266a38 38 0 0 1-28 0c-150-60-246-144-246-266v-92c0-22 18-40 40-40Z'
const signal = 'M430 392a106 106 0 0 1 164 0M340 300a232 232 0 0 1 344 0'
const seam = 'M352 580h320'
