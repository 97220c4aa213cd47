import { type RefObject, useEffect, useRef } from 'react'

/** A part of the page that comes into view when it is opened, for what opened it may stand far from it. */
export function useComesIntoView(): RefObject<HTMLElement | null> {
  const here = useRef<HTMLElement>(null)
  useEffect(() => here.current?.scrollIntoView({ block: 'start' }), [])
  return here
}
