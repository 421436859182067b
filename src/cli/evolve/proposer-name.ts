import type { EvolveOptions } from '../../../arena/evolve/index.js'

/** Who wrote a run's warriors, as their files say it: `genetic proposer`, `llm proposer (gpt-4.1-mini)`. */
export function printProposer({ proposer, model }: Pick<EvolveOptions, 'proposer' | 'model'>): string {
  if (model === null) return `${proposer} proposer`
  const names = model.models.map(({ name, baseUrl }) =>
    baseUrl === model.baseUrl ? name : `${name}@${baseUrl}`,
  )
  return `${proposer} proposer (${names.join(', ')})`
}
