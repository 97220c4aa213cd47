import { useEffect, useState } from 'react'

/** The last thing on the page that was gone to. */
export function useFocused(): Element | null {
  const [focused, setFocused] = useState<Element | null>(null)
  useEffect(() => {
    const take = ({ target }: FocusEvent) => setFocused(target instanceof Element ? target : null)
    document.addEventListener('focusin', take)
    return () => document.removeEventListener('focusin', take)
  }, [])
  return focused
}
