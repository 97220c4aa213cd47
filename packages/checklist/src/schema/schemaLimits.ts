/**
 * What a checklist may cost. A checklist of 300 items in the full shape (clause, note, photos, the note that a bad
 * answer calls for) must fit; whatever fits must compile within the publish deadline and validate within the pool's.
 */
export const schemaLimits = {
  bytes: 512 * 1024,
  depth: 40,
  nodes: 40_000,
  subSchemas: 4_000,
  subSchemaDepth: 10,
  propertiesPerObject: 300,
  properties: 3_000,
  combinatorDepth: 2,
  branches: 20,
  enumPerList: 500,
  enumValues: 5_000,
  definitions: 100,
  refExpansion: 6_000,
  text: 2_000,
  maxLength: 4_000,
  maxItems: 200,
  patternLength: 200,
  patternRepeat: 100,
  patternProgram: 300,
  patterns: 100,
  /** Sum over all patterns of program × longest text × how often it may occur. */
  patternWork: 500_000,
  /** How many sub-schemas one submission can make the validator visit. */
  visits: 200_000,
  refusals: 20,
} as const
