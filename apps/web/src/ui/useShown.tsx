import { type ReactNode, useState } from 'react'
import { PagesFoot } from './PagesFoot.tsx'

/**
 * As much of a list that is here in full as is shown: a page of it, and another with each press. `of` says which list it is: another
 * one begins at its first page. The foot is null where all of it fits on one page.
 */
export function useShown<Row>(rows: readonly Row[], most: number, of: string): { shown: readonly Row[]; foot: ReactNode } {
  const [{ count, list }, setCount] = useState({ count: most, list: of })
  const upTo = list === of ? count : most
  const shown = rows.slice(0, upTo)
  const foot =
    rows.length > most ? (
      <PagesFoot
        shown={shown.length}
        total={rows.length}
        hasMore={shown.length < rows.length}
        more={() => setCount({ count: upTo + most, list: of })}
      />
    ) : null
  return { shown, foot }
}
