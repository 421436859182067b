import type { DoctorReport } from './examine.js'
import { labelled, printBytes } from './lines.js'

export function printGpus({ gpus, engines }: DoctorReport): string {
  if (gpus === null) return labelled('adapters', 'unknown without the package webgpu')
  if (!gpus.ok) return labelled('adapters', `unknown: ${gpus.problem}`)
  if (gpus.adapters.length === 0) return labelled('adapters', 'none')
  const used = engines.map((engine) => (engine.isAvailable ? engine.adapter?.name : undefined))
  return gpus.adapters
    .map(({ name, backend, vendor, description, isSoftware, limits }) => {
      const kind = isSoftware ? 'software, the processor computes' : 'a card'
      const use = used.includes(name) ? ', engine webgpu uses it' : ''
      return (
        labelled('adapter', `${name}: ${kind}${use}`) +
        labelled('', [backend, vendor, description].filter((text) => text !== '').join(', ')) +
        labelled(
          '',
          `buffers of ${printBytes(limits.maxBufferSize)}, ${limits.maxStorageBuffersPerShaderStage} a stage ` +
            `of ${printBytes(limits.maxStorageBufferBindingSize)}; groups of ` +
            `${limits.maxComputeInvocationsPerWorkgroup} with ${printBytes(limits.maxComputeWorkgroupStorageSize)}`,
        )
      )
    })
    .join('')
}
