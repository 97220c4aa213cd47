import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { fileKindWord } from './fileWords.ts'
import type { NamedFile } from './keepFile.ts'

/** A file in a line: its name, and beneath it its kind, its size and, if wanted, what became of it. */
export function FileLine({ file: { name, size }, aside = null }: { file: NamedFile; aside?: string | null }) {
  return (
    <span className="file-line">
      <Icon name="file" />
      <span>
        <span className="file-name">{name}</span>
        <span className="file-facts">
          {[fileKindWord(name), zh.evidence.fileSize(size), ...(aside ? [aside] : [])].join(' · ')}
        </span>
      </span>
    </span>
  )
}
