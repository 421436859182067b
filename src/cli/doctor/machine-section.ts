import { countOf } from '../../text/safe-text.js'
import type { DoctorReport } from './examine.js'
import { labelled, printBytes } from './lines.js'

export function printMachineSection({ drq, node, machine }: DoctorReport): string {
  const commit = drq.commit === null ? '' : ` (${drq.commit})`
  const tested = node.isTested ? 'tested' : 'not tested'
  const limit =
    machine.memoryLimitBytes === null ? '' : `, limited to ${printBytes(machine.memoryLimitBytes)}`
  const memory = `${printBytes(machine.memoryBytes)}, ${printBytes(machine.freeMemoryBytes)} free${limit}`
  const glibc = node.glibc === null ? '' : `, glibc ${node.glibc}`
  return (
    labelled('drq', `${drq.version}${commit} in ${drq.folder}`) +
    labelled('Node', `${node.version}, ${node.isSupported ? `supported, ${tested}` : 'too old'}`) +
    labelled('system', `${node.platform} ${node.arch}${glibc}`) +
    labelled('processor', `${machine.cpu}, ${countOf(machine.threads, 'thread')}`) +
    labelled('memory', memory)
  )
}
