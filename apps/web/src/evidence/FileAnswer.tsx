import { draftStore } from '../device/draftStore.ts'
import type { KindAnswerProps } from '../kind/kindView.ts'
import { zh } from '../locales/zh.ts'
import { AnswerMark } from '../ui/AnswerMark.tsx'
import { download } from '../ui/download.ts'
import { FileLine } from './FileLine.tsx'
import { filesOf } from './fileWords.ts'
import type { NamedFile } from './keepFile.ts'
import '../styles/file.css'
import '../styles/submission.css'

/** The files of an item, each to be saved: from the platform, or from the device while it still holds them. */
export function FileAnswer({ given, isOnDevice }: KindAnswerProps) {
  const files = filesOf(given['files'])
  return files.length === 0 ? <AnswerMark tone="unanswered" /> : <FileLinks files={files} isOnDevice={isOnDevice} />
}

/** Files to be saved, one below the other. */
export function FileLinks({ files, isOnDevice = false }: { files: readonly NamedFile[]; isOnDevice?: boolean }) {
  return (
    <ul className="file-list answer-block">
      {files.map((file) => (
        <li className="file" key={file.hash}>
          <a
            className="file-link"
            href={`/files/${file.hash}`}
            download={file.name}
            onClick={(event) => {
              if (!isOnDevice) return
              event.preventDefault()
              void save(file)
            }}
          >
            <span className="visually-hidden">{zh.evidence.download}</span>
            <FileLine file={file} />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** From the device while it has the file, else from the platform. */
async function save({ hash, name }: NamedFile): Promise<void> {
  const blob = await draftStore()
    .photo(hash)
    .catch(() => undefined)
  if (blob) download(blob, name)
  else window.location.assign(`/files/${hash}`)
}
