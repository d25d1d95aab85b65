import { useId } from 'react'

/** The product's mark, the same as the app's icon; decorative, the name stands beside it. */
export function Logo({ size = 28 }: { size?: number }) {
  const night = useId()
  return (
    <svg width={size} height={size} viewBox="0 0 1024 1024" fill="none" strokeLinecap="round" aria-hidden="true">
      <defs>
        <linearGradient id={night} x1="0" y1="0" x2="0.6" y2="1">
          <stop offset="0" stopColor="#4a6dff" />
          <stop offset="1" stopColor="#1c2f9f" />
        </linearGradient>
      </defs>
      <rect width="1024" height="1024" rx="230" fill={`url(#${night})`} />
      <path
        d="M292 480h440c22 0 40 18 40 40v92c0 122-96 206-246 266a38 38 0 0 1-28 0c-150-60-246-144-246-266v-92c0-22 18-40 40-40Z"
        fill="#fff"
      />
      <path d="M430 392a106 106 0 0 1 164 0M340 300a232 232 0 0 1 344 0" stroke="#fff" strokeWidth="56" />
      <path d="M352 580h320" stroke="#2a45c9" strokeWidth="34" />
    </svg>
  )
}
