import Bowser from 'bowser'

/** The system and the browser that a request calls itself by, as a person knows them again: `Windows · Chrome`. Empty where it tells neither. */
export function clientOf(userAgent: string | undefined): string {
  if (!userAgent) return ''
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500))
  return [os.name, browser.name]
    .filter((name) => name !== undefined && name !== '')
    .join(' · ')
    .slice(0, 80)
}
