import { useEffect, useState } from 'react'

/** Speaks the title of the page that was gone to; without it a change of page is silent to screen readers. */
export function RouteAnnouncer({ path }: { path: string }) {
  const [spoken, setSpoken] = useState({ path, title: '' })
  useEffect(() => {
    if (path === spoken.path) return
    // The page names itself in an effect of its own, which a lazily loaded page runs later.
    const timer = setTimeout(() => setSpoken({ path, title: document.title }), 150)
    return () => clearTimeout(timer)
  }, [path, spoken.path])
  return (
    <p aria-live="polite" className="sr-only">
      {spoken.title}
    </p>
  )
}
