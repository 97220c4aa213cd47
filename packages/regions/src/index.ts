export { type Coordinates, distanceBetween, isOnGlobe, readCoordinates } from './coordinates.ts'
export { digitsOf, isFillerCode, type Level, levelOf, levels } from './level.ts'
export { type Lineage, lineageOn } from './lineage.ts'
export { inOrder, judgeChange, judgeTakingBack, mergersIn, type RegionChange } from './regionChange.ts'
export {
  ancestorAt,
  countyOf,
  foundUnder,
  isRegionCode,
  isSeatOf,
  isWithin,
  nation,
  nearestAt,
  pathFrom,
  type RegionCode,
  regionCode,
  regionPath,
  seatsOver,
  widestOf,
} from './regionCode.ts'
export { endingsOf, regionsWritten } from './written.ts'
