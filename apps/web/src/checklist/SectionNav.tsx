import type { OutlineSection, Progress } from '@duzhan/checklist'
import { useEffect, useRef } from 'react'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'

interface SectionNavProps {
  sections: readonly OutlineSection[]
  progress: Progress
  current: string
  onGo: (step: string) => void
}

/** All sections with their counts: where one is, what is done, and one tap to anywhere. */
export function SectionNav({ sections, progress, current, onGo }: SectionNavProps) {
  const strip = useRef<HTMLElement>(null)
  useEffect(() => {
    const nav = strip.current
    const chosen = nav?.querySelector<HTMLElement>(`[data-step="${current}"]`)
    if (chosen && nav) nav.scrollTo({ left: chosen.offsetLeft - nav.clientWidth / 2 + chosen.clientWidth / 2 })
  }, [current])
  return (
    <nav className="section-nav" aria-label={zh.checklist.sections} ref={strip}>
      {sections.map((section) => {
        const count = progress.bySection.find((entry) => entry.key === section.key)
        const isDone = count !== undefined && count.answered === count.total
        return (
          <button
            key={section.key}
            type="button"
            data-step={section.key}
            aria-current={section.key === current ? 'step' : undefined}
            className={isDone ? 'section-link section-done' : 'section-link'}
            onClick={() => onGo(section.key)}
          >
            <span>
              {section.no}、{section.title}
            </span>
            <span className="section-count">
              {isDone ? <Icon name="check" /> : null}
              {count ? zh.checklist.sectionCount(count.answered, count.total) : null}
            </span>
          </button>
        )
      })}
      <button
        type="button"
        data-step="review"
        aria-current={current === 'review' ? 'step' : undefined}
        className="section-link section-review"
        onClick={() => onGo('review')}
      >
        {zh.checklist.review}
      </button>
    </nav>
  )
}
