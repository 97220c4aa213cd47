/**
 * A control character, or a mark that hides text or turns its direction around: with one a text can be shown as another.
 * Tabs and line breaks are none.
 */
export const unseenCharacter = /(?![\t\n\r])[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u

const all = new RegExp(unseenCharacter, 'gu')

/** A text without what nobody can see: pasted from a table or a web page, a text often brings such marks along unnoticed. */
export const visibleText = (text: string): string => text.replace(all, '')
