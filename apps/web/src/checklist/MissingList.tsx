import type { Outline } from '@duzhan/checklist'
import { useEffect, useRef } from 'react'

interface MissingListProps {
  outline: Outline
  missing: readonly string[]
  onGoToItem: (path: string) => void
  onShut: () => void
}

/** What is still to be filled in, each a way to its item. It lies over the page: Escape, or a touch beside it, shuts it. */
export function MissingList({ outline, missing, onGoToItem, onShut }: MissingListProps) {
  const list = useRef<HTMLUListElement>(null)
  const shut = useRef(onShut)
  shut.current = onShut
  useEffect(() => {
    const strike = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      shut.current()
      list.current?.parentElement?.querySelector('summary')?.focus()
    }
    const touch = ({ target }: PointerEvent) => {
      // what opens it shuts it too
      if (target instanceof Node && !list.current?.parentElement?.contains(target)) shut.current()
    }
    document.addEventListener('keydown', strike)
    document.addEventListener('pointerdown', touch)
    return () => {
      document.removeEventListener('keydown', strike)
      document.removeEventListener('pointerdown', touch)
    }
  }, [])
  return (
    <ul ref={list} className="missing-list">
      {outline.sections.flatMap((section) =>
        section.items
          .filter((item) => missing.includes(item.path))
          .map((item) => (
            <li key={item.path}>
              <button type="button" onClick={() => onGoToItem(item.path)}>
                <span className="number">
                  {section.no}.{item.no}
                </span>
                <span>{item.title}</span>
              </button>
            </li>
          )),
      )}
    </ul>
  )
}
