import { expect, type Locator, type Page } from '@playwright/test'

/** A page that is gone about by keys alone. */
export interface Keyboard {
  /** Moves on, key by key, until something has the focus; throws where no key leads there. */
  goTo(thing: Locator): Promise<void>
  /** Goes to a button and presses it. */
  press(name: string | RegExp): Promise<void>
  /** Goes to a field and writes over what it holds. */
  write(field: Locator, text: string): Promise<void>
  /** Goes to a choice and takes one of its options, as its letters or arrows do. */
  choose(field: Locator, option: string): Promise<void>
}

export function keyboardOf(page: Page): Keyboard {
  const goTo = async (thing: Locator) => {
    await expect(thing).toBeVisible()
    for (let tabs = 0; tabs < 400; tabs++) {
      if (await thing.evaluate((one) => one === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`no key leads to ${thing}`)
  }
  return {
    goTo,
    async press(name) {
      await goTo(page.getByRole('button', { name, exact: true }).first())
      await page.keyboard.press('Enter')
    },
    async write(field, text) {
      await goTo(field)
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText(text)
    },
    async choose(field, option) {
      await goTo(field)
      const said = () => field.evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.text)
      await page.keyboard.press('Home')
      for (let steps = 0; steps < 40 && (await said()) !== option; steps++) await page.keyboard.press('ArrowDown')
      expect(await said()).toBe(option)
    },
  }
}
