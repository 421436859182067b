/** All parts: a new one is a file beside this one and a line here. */
import type { Body, Opening } from '../part/index.js'
import { stone } from './stone.js'

export const BODIES: readonly Body[] = [stone]

export const OPENINGS: readonly Opening[] = []
