export { type Coordinates, distanceBetween, isOnGlobe, readCoordinates } from './coordinates.ts'
export { digitsOf, type Level, levelOf, levels } from './level.ts'
export {
  ancestorAt,
  countyOf,
  isRegionCode,
  isWithin,
  nearestAt,
  pathFrom,
  type RegionCode,
  regionCode,
  regionPath,
  widestOf,
} from './regionCode.ts'
