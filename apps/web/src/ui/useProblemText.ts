import { useEffect, useState } from 'react'
import type { ShownProblem } from '../api/problemOf.ts'
import { zh } from '../locales/zh.ts'

/** The sentence for a problem. The catalogue of them is fetched when the first one is shown: most days it is not needed. */
export function useProblemText({ code, details, text }: ShownProblem): string {
  const [found, setFound] = useState(text ?? '')
  useEffect(() => {
    if (text !== null) return setFound(text)
    import('../api/problemSentence.ts')
      .then(({ problemSentence }) => setFound(problemSentence(code, details)))
      .catch(() => setFound(zh.problems.unknown))
  }, [code, details, text])
  return found
}
