/** What runs in the process of a probe: one look, told by the name of what is looked at. */
import type { ProbeMessage } from './probe.js'

type Send = (found: unknown) => void

const LOOKS: Readonly<Record<string, (send: Send, ...args: string[]) => Promise<void>>> = {
  package: async (send, name = '', folder = '') =>
    (await import('./package-look.js')).lookAtPackage(send, name, folder),
  adapters: async (send) => {
    send(await (await import('../../../arena/gpu/index.js')).findGpus())
  },
  engine: async (send, name = '') => (await import('./engine-look.js')).lookAtEngine(send, name),
  speed: async (send, name = '', threads = '', untilMs = '') =>
    (await import('./speed-look.js')).lookAtSpeed(send, name, threads, untilMs),
  driver: async (send) => {
    send((await import('../../../arena/store/index.js')).describeDriver())
  },
  store: async (send, path = '') => {
    const { checkStore, describeStoreFile, identifyStore } = await import('../../../arena/store/index.js')
    const file = describeStoreFile(path)
    send({ file })
    if (file.kind === 'missing') return
    const identity = identifyStore(path)
    send({ identity })
    if (identity.state === 'current' || identity.state === 'older') send({ check: checkStore(path) })
  },
}

const [name = '', ...args] = process.argv.slice(2)
const post = (message: ProbeMessage) =>
  new Promise<void>((resolve) => {
    process.send!(message, () => {
      resolve()
    })
  })
// Whoever asked is gone.
process.once('disconnect', () => process.exit(1))
try {
  await LOOKS[name]!((found) => void post({ found }), ...args)
} catch (error) {
  await post({ failure: error instanceof Error ? error.message : String(error) })
}
// Messages keep their order: with this one all others are sent.
await post({ isEnd: true })
// Devices and threads must not keep it.
process.exit(0)
