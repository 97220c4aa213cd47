/** What a school found when it checked itself; all is in order but for what is said. */
export interface SelfCheck {
  freezer?: number
  samples?: 'yes' | 'no'
}

/** A filled self-check with the same photo in both places. */
export const selfCheck = (photo: string, { freezer = -18, samples = 'yes' }: SelfCheck = {}): Record<string, unknown> => ({
  storage: {
    tickets: { answer: 'yes' },
    expired: { value: 0 },
    suppliers: { rows: [{ name: '云溪粮油供应站', goods: '米面粮油', licensed: '证照齐全' }] },
    freezer: { value: freezer },
    storagePhoto: { photos: [photo] },
  },
  cooking: {
    kitchenPhoto: { photos: [photo] },
    cooked: { answer: 'yes' },
    samples: { answer: samples },
    tableware: { answer: 'yes' },
    meals: { value: 600 },
  },
  people: { health: { answer: 'yes' }, companion: { answer: 'yes' } },
})

/** A filled inspection: 100 less 5 for each expired batch, 20 at most, and 5 for each freezer that is too warm, 20 at most. */
export const inspection = ({ expired = 0, warm = 0 }: { expired?: number; warm?: number } = {}): Record<string, unknown> => ({
  purchase: { goods: { deductions: { expired } }, storage: { deductions: { warm } } },
  cooking: { process: { deductions: {} }, tableware: { deductions: {} } },
  people: { staff: { deductions: {} } },
})
