import { type ComponentType, useEffect, useState } from 'react'
import { zh } from '../locales/zh.ts'

type Loaded<Props> = () => Promise<ComponentType<Props>>

/**
 * A part of the page that is fetched when it is first needed, or before by its `preload`. While it cannot be fetched it says
 * so in its place and is tried again on request; everything around it goes on.
 */
export function lazyPart<Props extends object>(load: Loaded<Props>): ComponentType<Props> & { preload(): Promise<unknown> } {
  let loaded: ComponentType<Props> | undefined
  const preload = async () => {
    loaded ??= await load()
    return loaded
  }
  function LazyPart(props: Props) {
    const [state, setState] = useState<'ready' | 'loading' | 'failed'>(loaded ? 'ready' : 'loading')
    useEffect(() => {
      if (state !== 'loading') return
      preload().then(
        () => setState('ready'),
        () => setState('failed'),
      )
    }, [state])
    if (loaded) {
      const Part = loaded
      return <Part {...props} />
    }
    return state === 'failed' ? (
      <FailedPart onRetry={() => setState('loading')} />
    ) : (
      <p className="muted">{zh.checklist.partLoading}</p>
    )
  }
  return Object.assign(LazyPart, { preload })
}

function FailedPart({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="notice" role="alert">
      <div>
        <p>{zh.checklist.partFailed}</p>
        <p>
          <button type="button" className="button button-small" onClick={onRetry}>
            {zh.checklist.partRetry}
          </button>
        </p>
      </div>
    </div>
  )
}
