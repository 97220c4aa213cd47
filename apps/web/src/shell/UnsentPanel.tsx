import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { draftStore } from '../device/draftStore.ts'
import { zh } from '../locales/zh.ts'
import { InlineForm } from '../ui/InlineForm.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'

interface UnsentPanelProps {
  /** The drafts that are not sent. */
  keys: readonly string[]
  onLeave: () => Promise<void>
  onClose: () => void
}

/** What is not sent when a person leaves: kept for them on this device, or given up after a second question. */
export function UnsentPanel({ keys, onLeave, onClose }: UnsentPanelProps) {
  const [isAsked, setAsked] = useState(false)
  const leave = useMutation({
    mutationFn: async ({ isDiscarding }: { isDiscarding: boolean }) => {
      if (isDiscarding) for (const key of keys) await draftStore().discard(key)
      await onLeave()
    },
    networkMode: 'always',
  })
  return (
    <SidePanel title={zh.signOut.title} onClose={onClose}>
      {isAsked ? (
        <InlineForm
          label={zh.signOut.discard}
          lead={zh.signOut.discardLead(keys.length)}
          confirm={zh.signOut.discardYes}
          sending={zh.signOut.leaving}
          isPending={leave.isPending}
          error={leave.error}
          onSubmit={() => leave.mutate({ isDiscarding: true })}
          onCancel={() => setAsked(false)}
        />
      ) : (
        <>
          <p>{zh.signOut.kept(keys.length)}</p>
          <div className="filters">
            <button
              type="button"
              className="button button-primary"
              disabled={leave.isPending}
              onClick={() => leave.mutate({ isDiscarding: false })}
            >
              {zh.signOut.keep}
            </button>
            <button type="button" className="button" onClick={() => setAsked(true)}>
              {zh.signOut.discard}
            </button>
          </div>
        </>
      )}
    </SidePanel>
  )
}
