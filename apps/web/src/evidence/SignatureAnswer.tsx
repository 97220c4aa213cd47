import type { KindAnswerProps } from '../kind/kindView.ts'
import { zh } from '../locales/zh.ts'
import { AnswerMark } from '../ui/AnswerMark.tsx'
import { signerOf } from './signerOf.ts'
import { usePhotoUrl } from './usePhotoUrl.ts'
import '../styles/signature.css'

/** The picture of a signature, with the name of who signed where it was asked for. */
export function SignatureAnswer({ item, given, isOnDevice }: KindAnswerProps) {
  const { signature, signer } = given
  if (typeof signature !== 'string') return <AnswerMark tone="unanswered" />
  const title = zh.evidence.signatureOf(signerOf(item))
  return (
    <figure className="signature-answer answer-block">
      {isOnDevice ? (
        <DeviceSignature hash={signature} title={title} />
      ) : (
        <img className="signature" src={`/files/${signature}`} alt={title} loading="lazy" />
      )}
      <figcaption>{typeof signer === 'string' ? `${title}：${signer}` : title}</figcaption>
    </figure>
  )
}

function DeviceSignature({ hash, title }: { hash: string; title: string }) {
  const url = usePhotoUrl(hash)
  return url ? <img className="signature" src={url} alt={title} /> : <span className="signature" />
}
