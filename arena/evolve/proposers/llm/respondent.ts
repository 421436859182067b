import { createChat, type Question } from './chat.js'
import { labelsOf, type ModelChoice } from '../../options/index.js'
import { createPatience, type PatientAnswer } from './patience.js'

/** A model that can be asked. */
export interface Respondent {
  /** What operators and the store call it. */
  readonly label: string
  readonly choice: ModelChoice
  /** Sits out what passes; see {@link createPatience}. */
  ask(question: Question, signal?: AbortSignal): Promise<PatientAnswer>
}

export interface RespondentOptions {
  /** Key for a server, null for none. Sent to that server, and neither stored nor printed. */
  readonly apiKeyOf: (baseUrl: string) => string | null
  /** 0 .. 2. */
  readonly temperature: number
  /** Longest time of one request; default 120,000. */
  readonly timeoutMs?: number
  /** Requests for a question before its server counts as down, >= 1; default 4. */
  readonly maxAttempts?: number
  /** First pause between two requests, doubled each time, and a tenth of that while a server is down; default 500. */
  readonly pauseMs?: number
  /** Longest wait for a server, hung requests and the pauses that it asks for included; 0 for none; default 300,000. */
  readonly patienceMs?: number
  /** Told, in one line, when the run waits for a server and when it goes on, and what a server refuses to be sent. */
  readonly onPause?: (text: string) => void
}

/** Someone to ask for each of the models. */
export async function createRespondents(
  models: readonly ModelChoice[],
  options: RespondentOptions,
): Promise<Respondent[]> {
  const { apiKeyOf, pauseMs = 500, patienceMs = 300_000, onPause = () => undefined, ...rest } = options
  const labels = labelsOf(models)
  // An outage is one of a server, whatever models it has.
  const patiences = new Map(
    models.map(({ baseUrl }) => [baseUrl, createPatience({ patienceMs, pauseMs: 10 * pauseMs, onPause })]),
  )
  return Promise.all(
    models.map(async (choice, index) => {
      const { name: model, baseUrl } = choice
      const chat = await createChat({
        ...rest,
        model,
        baseUrl,
        apiKey: apiKeyOf(baseUrl),
        pauseMs,
        onAdapt: onPause,
      })
      const patience = patiences.get(baseUrl)!
      return {
        label: labels[index]!,
        choice,
        ask: (question, signal) => patience((withinMs) => chat(question, signal, withinMs), signal),
      } satisfies Respondent
    }),
  )
}
