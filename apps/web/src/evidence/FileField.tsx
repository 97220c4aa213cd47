import { type ChangeEvent, useRef, useState } from 'react'
import type { KindFieldProps } from '../kind/kindView.ts'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { useProblemText } from '../ui/ProblemNotice.tsx'
import { Failures } from './Failures.tsx'
import { FileLine } from './FileLine.tsx'
import { filesOf } from './fileWords.ts'
import { keepFile, type NamedFile } from './keepFile.ts'
import type { PhotoPlace } from './uploadPhotos.ts'
import { type Failure, useIntake } from './useIntake.ts'
import { useIsUploaded } from './useIsUploaded.ts'
import '../styles/file.css'

const mostFiles = 9
const accepted = '.pdf,.docx,.xlsx,.heic,image/jpeg,image/png,image/webp,image/heic'

/** The files of an item of a form. */
export function FileField({ item, held, changeBy, errorOf, owner, place }: KindFieldProps) {
  const { minItems: least = 0, maxItems: most = mostFiles } = item.schema.properties?.['files'] ?? {}
  return (
    <FilesInput
      title={item.title}
      files={filesOf(held['files'])}
      edit={(by) => changeBy((now) => ({ ...now, files: by(filesOf(now['files'])) }))}
      least={least}
      most={most}
      error={errorOf('files')}
      owner={owner}
      place={place}
    />
  )
}

interface FilesInputProps {
  title: string
  files: readonly NamedFile[]
  /** Changes them as they are by then. */
  edit(by: (files: NamedFile[]) => NamedFile[]): void
  least?: number
  most?: number
  error?: string | undefined
  owner: string
  place: PhotoPlace
}

/** Files chosen on the device: looked into at once, kept, and sent when it can; each with its name, kind, size and state. */
export function FilesInput({ title, files, edit, least = 0, most = mostFiles, error, owner, place }: FilesInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const [leftOut, setLeftOut] = useState(0)
  const { take, isBusy, failures, sent } = useIntake({
    owner,
    place,
    keep: keepFile,
    onKept: (file) => edit((now) => [...now.filter(({ hash }) => hash !== file.hash), file].slice(0, most)),
  })
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const given = [...(target.files ?? [])]
    target.value = ''
    setLeftOut(Math.max(0, given.length - (most - files.length)))
    void take(given.slice(0, most - files.length))
  }
  return (
    <div className="file-field">
      {files.length > 0 ? (
        <ul className="file-list" aria-label={title}>
          {files.map((file) => (
            <HeldFile
              key={file.hash}
              file={file}
              owner={owner}
              refusal={failures.find(({ hash }) => hash === file.hash)}
              sent={sent}
              onRemove={() => edit((now) => now.filter(({ hash }) => hash !== file.hash))}
            />
          ))}
        </ul>
      ) : null}
      {files.length < most ? (
        <div>
          <input
            ref={input}
            className="visually-hidden"
            type="file"
            accept={accepted}
            multiple={most - files.length > 1}
            tabIndex={-1}
            aria-hidden="true"
            disabled={isBusy}
            onChange={chosen}
          />
          <button type="button" className="button button-small" disabled={isBusy} onClick={() => input.current?.click()}>
            <Icon name="file" />
            {isBusy ? zh.evidence.preparingFile : zh.evidence.chooseFile}
          </button>
        </div>
      ) : null}
      <p className="field-hint" role="status">
        {least > 1 || files.length >= most ? `${zh.evidence.fileCount(files.length, least, most)}。` : ''}
        {files.length < most ? zh.evidence.fileHint : ''}
      </p>
      {leftOut > 0 ? <p className="field-error">{zh.evidence.filesTooMany(most, leftOut)}</p> : null}
      <Failures failures={failures.filter(({ hash }) => hash === null)} />
      {error ? <p className="field-error">{files.length === 0 ? zh.evidence.filesMissing : error}</p> : null}
    </div>
  )
}

interface HeldFileProps {
  file: NamedFile
  owner: string
  /** Why the platform did not take it. */
  refusal: Failure | undefined
  /** How often sending was tried. */
  sent: number
  onRemove: () => void
}

function HeldFile({ file, owner, refusal, sent, onRemove }: HeldFileProps) {
  const isUploaded = useIsUploaded(owner, file.hash, sent)
  const state = isUploaded ? zh.evidence.fileSent : zh.evidence.fileWaiting
  return (
    <li className={refusal ? 'file file-refused' : 'file'}>
      <FileLine file={file} aside={refusal || isUploaded === undefined ? null : state} />
      <button type="button" className="file-remove" aria-label={zh.evidence.removeFile(file.name)} onClick={onRemove}>
        <Icon name="close" />
      </button>
      {refusal ? <Refusal refusal={refusal} /> : null}
    </li>
  )
}

function Refusal({ refusal: { problem } }: { refusal: Failure }) {
  const text = useProblemText(problem)
  return (
    <p className="field-error" role="alert">
      {zh.evidence.notAccepted}
      {text}
    </p>
  )
}
