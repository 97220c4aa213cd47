/** What an account is written with, as forms and tables of people ask it too: small letters, digits and hyphens, 3 to 32, a letter first. */
export const accountPattern = '[a-z][a-z0-9\\-]{2,31}'
