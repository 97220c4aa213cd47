const key = 'text size'

/** Whether this device shows large text; a browser that keeps nothing shows the usual. */
export function isTextLarge(): boolean {
  try {
    return localStorage.getItem(key) === 'large'
  } catch {
    return false
  }
}

/** Shows text in the size that this device keeps: all sizes of the page follow that of its root. */
export function showTextSize(isLarge = isTextLarge()): void {
  document.documentElement.classList.toggle('text-large', isLarge)
}

/** Keeps on this device how large text is shown, where the browser allows it, and shows it so at once. */
export function keepTextSize(isLarge: boolean): void {
  try {
    if (isLarge) localStorage.setItem(key, 'large')
    else localStorage.removeItem(key)
  } catch {
    // it is as large as long as the page stays open
  }
  showTextSize(isLarge)
}
