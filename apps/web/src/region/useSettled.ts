import { useEffect, useState } from 'react'

/** What was typed, once nothing more has been for a moment, so that not every key asks the platform. */
export function useSettled(typed: string, milliseconds = 200): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), milliseconds)
    return () => clearTimeout(timer)
  }, [typed, milliseconds])
  return settled
}
