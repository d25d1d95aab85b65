import { CircleCheck, OctagonAlert } from 'lucide-react'
import { Toaster as Sonner } from 'sonner'

/** Where short confirmations appear. */
export function Toaster() {
  return (
    <Sonner
      theme="system"
      position="bottom-right"
      style={{ fontFamily: 'var(--font-sans)' }}
      icons={{ success: <CircleCheck className="size-4 text-success" />, error: <OctagonAlert className="size-4 text-danger" /> }}
      toastOptions={{
        style: { background: 'var(--surface)', color: 'var(--text)', borderColor: 'var(--border)', borderRadius: 12 },
        classNames: { description: 'text-secondary!' },
      }}
    />
  )
}
