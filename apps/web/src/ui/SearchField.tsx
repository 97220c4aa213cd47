import { useEffect, useRef, useState } from 'react'

interface SearchFieldProps {
  label: string
  text: string
  onSearch: (text: string) => void
}

/** How long nothing is typed before the list is asked. */
const pause = 250

/** A field that a list is searched by, once who types in it pauses: half a word of an input method is not looked for. */
export function SearchField({ label, text, onSearch }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(text)
  const [isComposing, setComposing] = useState(false)
  const search = useRef(onSearch)
  search.current = onSearch
  // the way back may bring another text; who is typing is not interrupted
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(text)
  }, [text])
  useEffect(() => {
    if (isComposing || typed.trim() === text) return
    const timer = setTimeout(() => search.current(typed.trim()), pause)
    return () => clearTimeout(timer)
  }, [typed, text, isComposing])
  return (
    <input
      ref={field}
      className="input input-search"
      type="search"
      value={typed}
      maxLength={80}
      placeholder={label}
      aria-label={label}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}
