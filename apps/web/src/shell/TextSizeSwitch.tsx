import { useState } from 'react'
import { keepTextSize } from '../device/textSize.ts'
import { zh } from '../locales/zh.ts'
import '../styles/personPanel.css'

/** Whether text is shown large, on this device. */
export function TextSizeSwitch() {
  const [isLarge, setLarge] = useState(() => document.documentElement.classList.contains('text-large'))
  return (
    <label className="text-size">
      <input
        type="checkbox"
        checked={isLarge}
        onChange={({ target }) => {
          keepTextSize(target.checked)
          setLarge(target.checked)
        }}
      />
      {zh.shell.largeText}
    </label>
  )
}
