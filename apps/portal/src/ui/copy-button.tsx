import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'

const shownMilliseconds = 1600

/** Copies `value`; says so for a moment. `label` names what is copied. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), shownMilliseconds)
    return () => clearTimeout(timer)
  }, [copied])
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      aria-label={copied ? `${label} copied` : `Copy ${label}`}
      title={copied ? 'Copied' : 'Copy'}
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-tertiary hover:bg-raised hover:text-text pointer-coarse:size-11"
    >
      <Icon aria-hidden="true" className={copied ? 'size-3.5 text-success' : 'size-3.5'} />
    </button>
  )
}
