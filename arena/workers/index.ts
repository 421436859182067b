export type { FightOptions, FightProgress, Fights } from './fights.js'
