export { type Coordinates, distanceBetween, isOnGlobe, readCoordinates } from './coordinates.ts'
export { type EditionDifference, editionDifference } from './editionDifference.ts'
export { digitsOf, isFillerCode, type Level, levelOf, levels } from './level.ts'
export { type Lineage, lineageOn } from './lineage.ts'
export {
  inOrder,
  judgeChange,
  judgeTakingBack,
  mergersIn,
  type Recoding,
  type RegionChange,
  recodingsOf,
} from './regionChange.ts'
export {
  codesBeneath,
  countyOf,
  foundUnder,
  isInLine,
  isRegionCode,
  isSeatOf,
  isWithin,
  nation,
  nearestAt,
  pathFrom,
  type RegionCode,
  recodedWith,
  regionCode,
  regionPath,
  seatsOver,
  widestOf,
} from './regionCode.ts'
export { endingsOf, regionsWritten } from './written.ts'
