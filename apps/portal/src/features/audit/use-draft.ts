import { useState } from 'react'

/**
 * What is typed into a field whose accepted value lives elsewhere, in the address for example. The draft follows that
 * value when others change it, and is left alone when the change is the field's own, which may arrive while one types on.
 */
export function useDraft(value: string, onChange: (value: string) => void) {
  const [draft, setDraft] = useState(value)
  const [seen, setSeen] = useState(value)
  const [own, setOwn] = useState(value)
  if (value !== seen) {
    setSeen(value)
    if (value !== own) {
      setOwn(value)
      setDraft(value)
    }
  }
  const accept = (accepted: string) => {
    setOwn(accepted)
    onChange(accepted)
  }
  return { draft, setDraft, accept }
}
