// what the page offers of lists as the contract takes it, apart from the library of schemas, which the page does without

/** How a plan stands. */
export const planStatuses = ['published', 'draft', 'closed'] as const
/** The orders of plans: by code, by title, or those whose period ends last first. */
export const planOrders = ['code', 'title', 'latest'] as const
/** How many tasks a page shows at once. */
export const tasksOnPage = 50
