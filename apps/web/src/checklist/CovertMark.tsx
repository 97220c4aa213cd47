import type { Draft } from '../device/draft.ts'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import type { OpenDraft } from './openDraft.ts'

/** That a record is made in secret: said by who makes it where the plan leaves that open, else told. */
export function CovertMark({ open, covert }: { open: OpenDraft; covert: NonNullable<Draft['covert']> }) {
  if (covert.choice === 'always') {
    return (
      <div className="notice">
        <Icon name="info" />
        <p>{zh.covert.always}</p>
      </div>
    )
  }
  return (
    <section className="card card-body">
      <label className="tick">
        <input
          type="checkbox"
          checked={covert.isCovert}
          onChange={({ target }) => {
            const isCovert = target.checked
            void open.update((draft) => (draft.covert ? { ...draft, covert: { ...draft.covert, isCovert } } : draft))
          }}
        />
        <span>
          <strong>{zh.covert.mark}</strong>
          <span className="muted">{zh.covert.markNote}</span>
        </span>
      </label>
    </section>
  )
}
