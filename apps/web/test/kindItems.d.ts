import { type OutlineItem, type SubSchema } from '@duzhan/checklist'

type Options = Readonly<Record<string, unknown>>
/** A schema with what a checklist says of it. */
export declare const annotated: (kind: string, schema: SubSchema, options?: Options) => SubSchema
/** An item of a kind with its own fields. */
export declare function itemSchema(kind: string, title: string, fields: Record<string, SubSchema>, options?: Options): SubSchema
/** A checklist of one section with these items, the first of them demanded. */
export declare function checklistOf(items: Record<string, SubSchema>, required?: string[]): SubSchema
/** The item of the outline that a schema stands for. */
export declare function outlined(schema: SubSchema): OutlineItem
export declare const tableSchema: SubSchema
/** A table of projects with their money. */
export declare const aTable: OutlineItem
//# sourceMappingURL=kindItems.d.ts.map
