import type { Result } from '../../../../vm/index.js'
import type { LlmCallPlace } from '../../record/index.js'
import type { LlmOperation } from '../../options/index.js'
import type { Message } from './chat.js'
import type { ReplyKind } from './reply-kind.js'
import type { Respondent } from './respondent.js'

/** A question about one place of a run. */
export interface Inquiry {
  readonly place: LlmCallPlace
  readonly operation: LlmOperation
  /** 0 for the first question of the place, then how many times its reply was sent back. */
  readonly repair: number
  readonly respondent: Respondent
  readonly messages: readonly Message[]
  /** {@link questionId} of model and messages. */
  readonly question: string
  readonly judge: (reply: string) => ReplyOutcome
  readonly signal?: AbortSignal
}

/** What comes of a reply. */
export interface ReplyOutcome {
  readonly kind: ReplyKind
  /** In one line. */
  readonly outcome: string
}

/** The text of a reply, or why there is none, in one line. */
export type Reply = Result<string, 'NoReply'>
