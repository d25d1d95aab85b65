import { useEffect, useState } from 'react'

const pauseMilliseconds = 250

/** Text as it is typed, handed on once the typing pauses. */
export function useDebouncedSearch(onSettled: (text: string) => void): { text: string; setText: (text: string) => void } {
  const [text, setText] = useState('')
  const [settled, setSettled] = useState('')

  useEffect(() => {
    if (text === settled) return
    const timer = setTimeout(() => {
      setSettled(text)
      onSettled(text)
    }, pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [text, settled, onSettled])

  return { text, setText }
}
