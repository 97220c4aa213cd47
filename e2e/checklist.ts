import { expect, type Locator, type Page } from '@playwright/test'

/** One question of the checklist on screen. */
export const clauses = (page: Page): Locator => page.locator('fieldset.clause')

/** Answers one question. */
export const answer = (clause: Locator, choice: '是' | '否' | '不适用'): Promise<void> =>
  clause.getByRole('radio', { name: choice, exact: true }).check()

/** Gives every question of the section on screen the answer that is no finding, and every text a sentence. */
export async function answerWell(page: Page): Promise<void> {
  await expect(page.locator('.item').first()).toBeVisible()
  for (const clause of await clauses(page).all()) {
    if ((await clause.locator('input:checked').count()) > 0) continue
    await answer(clause, '是')
    // for some questions 是 is the bad answer; the page shows which by its colour
    await expect(clause.locator('.segment-good, .segment-bad')).toHaveCount(1)
    if ((await clause.locator('.segment-bad').count()) > 0) await answer(clause, '否')
  }
  for (const text of await page.locator('.item textarea').all()) {
    if ((await text.inputValue()) === '') await text.fill('对照台账逐户排查，未发现短板。')
  }
}

/** Waits until the device says that everything typed is safe. */
export const isSaved = (page: Page): Promise<void> => expect(page.locator('[data-save=saved]')).toBeVisible()

/** Goes to a section by its number. */
export async function goToSection(page: Page, no: string): Promise<void> {
  await page
    .getByRole('navigation', { name: '清单各节' })
    .getByRole('button', { name: new RegExp(`^${no}、`) })
    .click()
  await expect(page.locator('#section-title')).toHaveText(new RegExp(`^${no}、`))
}

export const sectionNumbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
