import { useState } from 'react'
import { zh } from '../../locales/zh.ts'
import { type PastedBeside, pastedBeside } from './pastedBeside.ts'

const words = zh.checklistEdit

interface PasteBoxProps {
  label: string
  placeholder: string
  hint: string
  rows: number
  value: string
  onChange: (text: string) => void
}

/** Where a document is pasted, with what becomes of its tables, and of pictures, which are not taken. */
export function PasteBox({ label, placeholder, hint, rows, value, onChange }: PasteBoxProps) {
  const [beside, setBeside] = useState<PastedBeside>({ pictures: 0, isTable: false })
  return (
    <>
      <textarea
        className="input"
        rows={rows}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onPaste={({ clipboardData }) => {
          const { pictures, isTable } = pastedBeside(clipboardData)
          setBeside((before) => ({ pictures: before.pictures + pictures, isTable: before.isTable || isTable }))
        }}
      />
      <p className="faint">{hint}</p>
      {beside.isTable ? <p className="faint">{words.pastedTable}</p> : null}
      {beside.pictures > 0 ? (
        <p className="builder-lost" role="alert">
          {words.pastedPictures(beside.pictures)}
        </p>
      ) : null}
    </>
  )
}
