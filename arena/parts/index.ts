/** Typed parts of warriors: what they are, what may vary in them, and how they are joined. */
export { drawGene, ringSteps, type Domain, type Domains, type Genes, type Room } from './domain.js'
export { BODY_KINDS, type Body, type BodyKind, type Opening } from './part.js'
