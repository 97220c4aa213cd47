/** Leaves the page for an address outside of it, as the platform has told it. */
export const goTo = (address: string): void => window.location.assign(address)
