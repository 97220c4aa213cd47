import { zh } from '../locales/zh.ts'

/** The shape of a page that is on its way. */
export function Skeleton({ lines = 5 }: { lines?: number }) {
  return (
    <div className="card card-body skeleton" role="status" aria-label={zh.states.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  )
}
