import { queryClient } from '../api/api.ts'

const key = (path: string) => ['asLeft', path]
queryClient.setQueryDefaults(['asLeft'], { gcTime: Number.POSITIVE_INFINITY })

/** Keeps what a list was narrowed down to for the way back to it, until somebody else takes the seat. */
export const keepAsLeft = (path: string, search: string): void => void queryClient.setQueryData(key(path), search)

/** The address of a list as this person left it: narrowed down as it was. */
export const asLeft = (path: string): string => path + (queryClient.getQueryData<string>(key(path)) ?? '')
