/** The services that follow logs of others, and may have set something aside. */
export const syncKeepers = ['forms', 'assignments', 'aggregation'] as const
