/** The product's mark; decorative, the name stands beside it. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <rect width="32" height="32" rx="8" fill="#2f54eb" />
      <path d="M16 6.5 23.5 9v6.6c0 4.6-3 8-7.5 9.9-4.5-1.9-7.5-5.3-7.5-9.9V9Z" stroke="#fff" strokeWidth="2.2" />
      <path d="M12 16h2l1.5-3 1.8 5.4 1.2-2.4H20" stroke="#fff" strokeWidth="1.8" />
    </svg>
  )
}
