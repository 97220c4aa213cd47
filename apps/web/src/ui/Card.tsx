import { type ReactNode, useId } from 'react'

interface CardProps {
  title?: string
  aside?: ReactNode
  /** A table or list reaches the card's edges; prose keeps a margin. */
  flush?: boolean
  id?: string
  children: ReactNode
}

/** One matter on the page, under its own heading. */
export function Card({ title, aside, flush = false, id, children }: CardProps) {
  const heading = useId()
  return (
    <section className="card" id={id} aria-labelledby={title ? heading : undefined}>
      {title ? (
        <div className="card-head">
          <h2 id={heading}>{title}</h2>
          {aside ? <div className="card-aside">{aside}</div> : null}
        </div>
      ) : null}
      {flush ? children : <div className="card-body">{children}</div>}
    </section>
  )
}
