import { expect, type Locator, type Page } from '@playwright/test'

/** Waits until what was changed in a plan is kept by the platform. */
export const kept = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: '已暂存' })).toHaveCount(1, { timeout: 30_000 })

export const press = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name, exact: true }).click()
