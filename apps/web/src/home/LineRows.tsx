import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Line } from './lines.ts'

/** What waits, one link a line: how much, of what, and the page that shows exactly that. */
export function LineRows({ lines }: { lines: readonly Line[] }) {
  return (
    <ul className="home-lines">
      {lines.map(({ key, count, to, pressure }) => (
        <li key={`${key} ${to}`}>
          <Link to={to}>
            <strong className={`home-count is-${pressure}`}>{count.toLocaleString('zh-CN')}</strong>
            <span>{zh.home.lines[key]}</span>
            <Icon name="chevron" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
