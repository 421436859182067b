import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setTimeout } from 'node:timers/promises'

/** SwiftShader, as Debian's package `chromium` brings it. */
const ICD = '/usr/lib/chromium/vk_swiftshader_icd.json'

const LOADERS = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((place) => `/usr/lib/${place}/libvulkan.so.1`)

const POLL_MS = 10

/** Whether this machine has all that it takes: the npm package, the Vulkan loader and SwiftShader. */
export const HAS_SOFTWARE_GPU = hasPackage() && LOADERS.some((path) => existsSync(path)) && existsSync(ICD)

/** For processes that a test starts. */
export const SOFTWARE_GPU_ENV = HAS_SOFTWARE_GPU ? { VK_ICD_FILENAMES: ICD } : {}

/** For processes that a test starts and whose `--engine auto` shall take the software adapter for a card. */
export const COUNTED_SOFTWARE_ENV = HAS_SOFTWARE_GPU ? { ...SOFTWARE_GPU_ENV, DRQ_SOFTWARE_GPU: '1' } : {}

/** Lets Dawn find the software adapter in this process. */
export function useSoftwareGpu(): void {
  Object.assign(process.env, SOFTWARE_GPU_ENV)
}

function hasPackage(): boolean {
  try {
    return createRequire(import.meta.url).resolve('webgpu') !== ''
  } catch {
    return false
  }
}

/** The running GPU processes whose environment has this text, as all have that are started by one that has it. */
export function gpuProcesses(mark: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const command = readProc(pid, 'cmdline')
      return command.includes('/arena/gpu/child-entry.js\0') && readProc(pid, 'environ').includes(mark)
    })
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // It has ended.
    return ''
  }
}

/** Ticks of a hundredth of a second in which a process computed. */
export function cpuTicks(pid: number): number {
  const fields = readProc(pid, 'stat').split(') ')[1]!.split(' ')
  return Number(fields[11]) + Number(fields[12])
}

/** Resolves with the processes of the mark as soon as they are as wanted. */
export async function untilGpuProcesses(
  mark: string,
  wanted: (pids: number[]) => boolean,
): Promise<number[]> {
  for (;;) {
    const pids = gpuProcesses(mark)
    if (wanted(pids)) return pids
    await setTimeout(POLL_MS)
  }
}
