/** What of an English text is not English, once everything in quotation marks is taken out: nothing, as it should be. */
export const foreignWords = (text: string): string[] => text.replaceAll(/"[^"\n]*"/g, '').match(/[^\x20-\x7e\n]+/g) ?? []
