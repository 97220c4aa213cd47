import { zh } from '../locales/zh.ts'
import { Icon } from './Icon.tsx'

interface SourceSentenceProps {
  source: { text: string; line?: number } | undefined
}

/** The sentence of the official document behind an element, folded away until asked for. */
export function SourceSentence({ source }: SourceSentenceProps) {
  if (!source) return null
  return (
    <details className="source">
      <summary>
        <Icon name="chevron" />
        {zh.states.source}
        {source.line === undefined ? null : <span>{zh.states.sourceLine(source.line)}</span>}
      </summary>
      <blockquote>{source.text}</blockquote>
    </details>
  )
}
