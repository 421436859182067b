/** As what a run was given a warrior: to meet, to start from, or to be measured against at the end. */
export type RunRole = 'opponent' | 'stock' | 'benchmark'

export const RUN_ROLES = ['opponent', 'stock', 'benchmark'] as const satisfies readonly RunRole[]

/** The word for a {@link RunRole} in databases, exports and JSON, as older versions wrote it. */
export type WrittenRole = 'opponent' | 'seed' | 'benchmark'

export function writtenRole(role: RunRole): WrittenRole {
  return role === 'stock' ? 'seed' : role
}
