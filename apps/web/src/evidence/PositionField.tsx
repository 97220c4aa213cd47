import { type ReactNode, useEffect, useState } from 'react'
import { problemOf, type ShownProblem } from '../api/problemOf.ts'
import type { KindFieldProps } from '../kind/kindView.ts'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { useProblemText } from '../ui/ProblemNotice.tsx'
import { afresh, currentPosition } from './currentPosition.ts'
import { HandPosition } from './HandPosition.tsx'
import { PositionText } from './PositionText.tsx'
import { type HeldPosition, positionOf, worstAccuracy } from './position.ts'
import '../styles/position.css'

/** Fetches the sentences that say what to do, which are wanted without a network too. */
export const preloadPosition = () => Promise.allSettled([import('../api/problemSentence.ts')])

/** Where the inspector stands: one tap on the device, or by hand with a reason. */
export function PositionField({ item, held, change, errorOf }: KindFieldProps) {
  const worst = worstAccuracy(item)
  const reason = item.schema.properties?.['position']?.properties?.['reason']
  const position = positionOf(held['position'])
  const [state, setState] = useState<'idle' | 'locating' | 'byHand'>('idle')
  const [failed, setFailed] = useState<ShownProblem | null>(null)
  useEffect(() => void preloadPosition(), [])
  const keep = (found: HeldPosition) => {
    change({ position: found })
    setState('idle')
    setFailed(null)
  }
  const locate = async () => {
    setState('locating')
    setFailed(null)
    try {
      const { latitude, longitude, accuracy } = await currentPosition(afresh)
      keep({ latitude, longitude, accuracy, by: 'device' })
    } catch (error) {
      setFailed(problemOf(error))
      setState('idle')
    }
  }
  const isLocating = state === 'locating'
  const error = errorOf('position')
  return (
    <div className="position-field">
      {position ? <PositionText position={position} worst={worst} /> : null}
      {position?.by === 'device' && position.accuracy > worst ? (
        <Warning>{zh.evidence.inaccurate(position.accuracy)}</Warning>
      ) : null}
      {failed ? <Failed problem={failed} /> : null}
      {state === 'byHand' ? (
        <HandPosition first={position} reasonLength={reason} onCancel={() => setState('idle')} onDone={keep} />
      ) : (
        <div className="position-steps">
          <button
            type="button"
            className={position ? 'button button-small' : 'button button-primary'}
            disabled={isLocating}
            onClick={() => void locate()}
          >
            <Icon name="place" />
            {isLocating ? zh.evidence.locating : position ? zh.evidence.locateAgain : zh.evidence.locate}
          </button>
          <button
            type="button"
            className="button button-quiet button-small"
            disabled={isLocating}
            onClick={() => setState('byHand')}
          >
            <Icon name="edit" />
            {zh.evidence.byHand}
          </button>
          {position ? (
            <button
              type="button"
              className="button button-quiet button-small"
              disabled={isLocating}
              onClick={() => change({ position: undefined })}
            >
              <Icon name="close" />
              {zh.evidence.removePosition}
            </button>
          ) : null}
        </div>
      )}
      {error && !failed ? <p className="field-error">{position ? error : zh.evidence.positionMissing}</p> : null}
    </div>
  )
}

function Failed({ problem }: { problem: ShownProblem }) {
  const text = useProblemText(problem)
  return (
    <Warning>
      {text}
      {zh.evidence.orByHand}
    </Warning>
  )
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <div className="notice" role="alert">
      <Icon name="warning" />
      <p>{children}</p>
    </div>
  )
}
