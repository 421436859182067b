/** What is around the loop: how runs begin and go on, whom they are given, and how long they may take. */
export { playSideBySide } from './side-by-side.js'
export {
  beginOrFindRun,
  beginRun,
  findAlike,
  resumeRun,
  type ResumedRun,
  type RunChange,
  type RunStart,
} from './start.js'
export { timeLimitFrom, watchTime, type TimeLimit, type TimeWatch } from './time-limit.js'
export { chooseWarriors, type RunWarriors, type WarriorChoice } from './warriors.js'
