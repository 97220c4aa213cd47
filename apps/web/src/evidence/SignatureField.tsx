import { useId, useState } from 'react'
import type { DraftStore } from '../device/draftStore.ts'
import type { KindFieldProps } from '../kind/kindView.ts'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { Failures } from './Failures.tsx'
import { sha256 } from './keepPhoto.ts'
import { SignaturePad } from './SignaturePad.tsx'
import { signerOf } from './signerOf.ts'
import { useIntake } from './useIntake.ts'
import { usePhotoUrl } from './usePhotoUrl.ts'
import '../styles/signature.css'

/** A signature drawn on the device, kept and sent as a picture, and if the checklist asks for it the name of who signed. */
export function SignatureField({ item, held, change, changeBy, errorOf, onLeave, owner, place }: KindFieldProps) {
  const by = signerOf(item)
  const [isSigning, setSigning] = useState(false)
  const { take, isBusy, failures } = useIntake({
    owner,
    place,
    keep: keepSignature,
    onKept: (signature) => changeBy((now) => ({ ...now, signature })),
  })
  const signature = typeof held['signature'] === 'string' ? held['signature'] : null
  const error = errorOf('signature')
  return (
    <div className="signature-field">
      {isSigning ? (
        <>
          <p className="field-label">{zh.evidence.signHere(by)}</p>
          <SignaturePad
            label={zh.evidence.signPad(by)}
            onCancel={() => setSigning(false)}
            onDone={(picture) => {
              setSigning(false)
              void take([new File([picture], 'signature.png', { type: picture.type })])
            }}
          />
        </>
      ) : (
        <>
          {signature ? <Signature hash={signature} by={by} /> : null}
          <div className="signature-steps">
            <button
              type="button"
              className={signature ? 'button button-small' : 'button'}
              disabled={isBusy}
              onClick={() => setSigning(true)}
            >
              <Icon name="sign" />
              {isBusy ? zh.evidence.signing : signature ? zh.evidence.signAgain : zh.evidence.signBy(by)}
            </button>
            {signature ? (
              <button type="button" className="button button-quiet button-small" onClick={() => change({ signature: undefined })}>
                <Icon name="close" />
                {zh.evidence.signRemove}
              </button>
            ) : null}
          </div>
        </>
      )}
      {error ? <p className="field-error">{signature ? error : zh.evidence.signMissing(by)}</p> : null}
      {item.schema.properties?.['signer'] ? (
        <Signer
          value={typeof held['signer'] === 'string' ? held['signer'] : ''}
          error={errorOf('signer')}
          most={item.schema.properties['signer'].maxLength ?? 50}
          onChange={(signer) => change({ signer })}
          onLeave={onLeave}
        />
      ) : null}
      <Failures failures={failures} />
    </div>
  )
}

/** Keeps a drawn signature on the device for its owner; returns its hash. */
async function keepSignature(store: DraftStore, owner: string, picture: Blob): Promise<string> {
  const hash = await sha256(picture)
  await store.addPhoto({ owner, hash, blob: picture, isUploaded: false })
  return hash
}

function Signature({ hash, by }: { hash: string; by: string }) {
  const url = usePhotoUrl(hash)
  return url ? <img className="signature" src={url} alt={zh.evidence.signatureOf(by)} /> : <span className="signature" />
}

interface SignerProps {
  value: string
  error: string | undefined
  most: number
  onChange: (value: string) => void
  onLeave: () => void
}

function Signer({ value, error, most, onChange, onLeave }: SignerProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{zh.evidence.signer}</label>
      <input
        id={id}
        className="input"
        value={value}
        maxLength={most}
        autoComplete="name"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onLeave}
      />
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  )
}
