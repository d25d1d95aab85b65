import { useState } from 'react'

/** Which processes hide what they started. */
export function useFolding(): { collapsed: ReadonlySet<string>; toggle: (id: string) => void } {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) =>
    setCollapsed((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  return { collapsed, toggle }
}
