import { zh } from '../locales/zh.ts'
import '../styles/pages.css'

interface PagesFootProps {
  shown: number
  total: number
  /** Whether there may be more than the total says. */
  isAtLeast?: boolean
  hasMore: boolean
  isLoadingMore?: boolean
  more: () => void
}

/** Under a list: how many of all are shown, and a button for more. */
export function PagesFoot({ shown, total, isAtLeast = false, hasMore, isLoadingMore = false, more }: PagesFootProps) {
  return (
    <div className="pages-foot">
      <span className="muted">{hasMore ? zh.pages.shown(shown, total, isAtLeast) : zh.pages.all(total)}</span>
      {hasMore ? (
        <button type="button" className="button" disabled={isLoadingMore} onClick={more}>
          {isLoadingMore ? zh.states.loading : zh.pages.more}
        </button>
      ) : null}
    </div>
  )
}
