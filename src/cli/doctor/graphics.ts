/** What the operating system has for graphics: the cards, Vulkan's loader, its drivers. Of interest on Linux only. */
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface Graphics {
  /** libvulkan.so.1, which finds the drivers. */
  readonly hasLoader: boolean
  /** Files that name a Vulkan driver. */
  readonly drivers: readonly string[]
  /** Files that variables name as drivers and that are there. */
  readonly namedDrivers: readonly string[]
  /** Files that variables name as drivers and that are not there. */
  readonly lostDrivers: readonly string[]
  /** Makers of the graphics cards. */
  readonly cards: readonly CardMaker[]
  /** Devices of cards that this user may not open. */
  readonly closedDevices: readonly string[]
  /** ID and ID_LIKE of /etc/os-release. */
  readonly distributions: readonly string[]
}

export type CardMaker = 'NVIDIA' | 'AMD' | 'Intel' | 'another'

const MAKERS: Readonly<Record<string, CardMaker>> = { '0x10de': 'NVIDIA', '0x1002': 'AMD', '0x8086': 'Intel' }

/** `root` is where the file system begins. */
export function describeGraphics(env: Readonly<Record<string, string | undefined>>, root = '/'): Graphics {
  const named = ['VK_DRIVER_FILES', 'VK_ICD_FILENAMES', 'VK_ADD_DRIVER_FILES']
    .flatMap((name) => (env[name] ?? '').split(delimiter))
    .filter((path) => path !== '')
  const installed = DRIVER_FOLDERS.flatMap((folder) =>
    namesIn(join(root, folder))
      .filter((name) => name.endsWith('.json'))
      .map((name) => join(root, folder, name)),
  )
  const isReplaced = (env['VK_DRIVER_FILES'] ?? env['VK_ICD_FILENAMES'] ?? '') !== ''
  const there = named.filter((path) => existsSync(path))
  return {
    hasLoader: libraryFolders(env, root).some((folder) => existsSync(join(folder, 'libvulkan.so.1'))),
    drivers: isReplaced ? there : [...there, ...installed],
    namedDrivers: there,
    lostDrivers: named.filter((path) => !existsSync(path)),
    cards: cardsIn(join(root, 'sys/bus/pci/devices')),
    closedDevices: namesIn(join(root, 'dev/dri'))
      .filter((name) => name.startsWith('renderD'))
      .map((name) => join(root, 'dev/dri', name))
      .filter((path) => !canUse(path)),
    distributions: distributionsIn(join(root, 'etc/os-release')),
  }
}

const DRIVER_FOLDERS = [
  'usr/share/vulkan/icd.d',
  'usr/local/share/vulkan/icd.d',
  'etc/vulkan/icd.d',
  'usr/local/etc/vulkan/icd.d',
]

function libraryFolders(env: Readonly<Record<string, string | undefined>>, root: string): string[] {
  const named = (env['LD_LIBRARY_PATH'] ?? '').split(delimiter).filter((path) => path !== '')
  const usual = ['usr/lib', 'usr/lib64', 'usr/local/lib', 'usr/local/lib64', 'lib', 'lib64']
  // Debian's, as in usr/lib/x86_64-linux-gnu.
  const triplets = namesIn(join(root, 'usr/lib')).filter((name) => name.includes('-linux-'))
  return [
    ...named,
    ...usual.map((folder) => join(root, folder)),
    ...triplets.map((name) => join(root, 'usr/lib', name)),
  ]
}

/** Makers of all display controllers of the PCI bus. */
function cardsIn(devices: string): CardMaker[] {
  return namesIn(devices)
    .filter((device) => textOf(join(devices, device, 'class')).startsWith('0x03'))
    .map((device) => MAKERS[textOf(join(devices, device, 'vendor'))] ?? 'another')
}

function distributionsIn(file: string): string[] {
  const lines = [...textOf(file).matchAll(/^(?:ID|ID_LIKE)=(.*)$/gm)].map(([, value]) => value!)
  return lines.flatMap((value) => value.replaceAll(/["']/g, '').split(' '))
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

function canUse(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}
