/** Why no graphics card is found where the package webgpu loads. */
import type { FoundGpus } from '../../../arena/gpu/index.js'
import type { Finding } from './finding.js'
import type { CardMaker, Graphics } from './graphics.js'

export interface GpuContext {
  /** Null when the package webgpu does not load, of which there is a finding already. */
  readonly gpus: FoundGpus | null
  readonly platform: NodeJS.Platform
  readonly graphics: Graphics
  readonly isRoot: boolean
}

export function findInGpus({ gpus, platform, graphics, isRoot }: GpuContext): Finding[] {
  if (gpus === null) return []
  const tell = (problem: string, remedy: string | null): Finding[] => [
    { severity: 'optional', about: 'gpu', problem, remedy },
  ]
  const { namedDrivers } = graphics
  if (!gpus.ok) return tell(gpus.problem, gpus.remedy ?? (namedDrivers.length > 0 ? UNSET : null))
  if (gpus.adapters.some(({ isSoftware }) => !isSoftware)) return []
  if (platform !== 'linux')
    return tell('no graphics card is found', "install the newest driver of the card's maker")
  const command = (words: string | null) => (words === null || isRoot ? words : `sudo ${words}`)
  const { cards, hasLoader, drivers, lostDrivers, closedDevices, distributions } = graphics
  if (!hasLoader)
    return tell(
      'libvulkan.so.1, which finds the drivers of graphics cards, is missing',
      command(forDistribution(LOADERS, distributions)) ?? 'install the Vulkan loader of your distribution',
    )
  if (lostDrivers.length > 0)
    return tell(`a variable names a Vulkan driver that is not there: ${lostDrivers[0]}`, UNSET)
  if (gpus.adapters.length === 0 && namedDrivers.length > 0)
    return tell(`a variable names a Vulkan driver that has no adapter here: ${namedDrivers[0]}`, UNSET)
  if (cards.length === 0) return tell('this machine has no graphics card', null)
  const maker = MAKERS.find((one) => cards.includes(one)) ?? 'another'
  const card = maker === 'another' ? 'The graphics card' : `The card of ${maker}`
  if (!drivers.some((path) => DRIVER_NAMES[maker].test(path)))
    return tell(
      `${card} has no Vulkan driver`,
      command(forDistribution(DRIVERS[maker], distributions)) ??
        (maker === 'NVIDIA' ? "install NVIDIA's driver" : 'install the Vulkan drivers of Mesa'),
    )
  if (closedDevices.length > 0)
    return tell(`${closedDevices[0]} may not be opened by you`, command('usermod -aG render $USER'))
  return tell(`${card} is there and does not answer`, "install the newest driver of the card's maker")
}

/** Ends what a user, or a script, has said of drivers. */
const UNSET = 'unset VK_DRIVER_FILES VK_ICD_FILENAMES VK_ADD_DRIVER_FILES'

/** The best for computing first. */
const MAKERS: readonly CardMaker[] = ['NVIDIA', 'AMD', 'Intel']

/** Names of the files by which drivers are known. */
const DRIVER_NAMES: Readonly<Record<CardMaker, RegExp>> = {
  NVIDIA: /nvidia|nouveau/,
  AMD: /radeon|amd/,
  Intel: /intel/,
  another: /./,
}

type Commands = Readonly<Record<string, string>>

const LOADERS: Commands = {
  debian: 'apt-get install libvulkan1',
  ubuntu: 'apt-get install libvulkan1',
  fedora: 'dnf install vulkan-loader',
  rhel: 'dnf install vulkan-loader',
  arch: 'pacman -S vulkan-icd-loader',
  suse: 'zypper install libvulkan1',
}

const MESA: Commands = {
  debian: 'apt-get install mesa-vulkan-drivers',
  ubuntu: 'apt-get install mesa-vulkan-drivers',
  fedora: 'dnf install mesa-vulkan-drivers',
  rhel: 'dnf install mesa-vulkan-drivers',
}

const DRIVERS: Readonly<Record<CardMaker, Commands>> = {
  NVIDIA: {
    ubuntu: 'ubuntu-drivers install',
    debian: 'apt-get install nvidia-driver',
    fedora: 'dnf install akmod-nvidia',
    arch: 'pacman -S nvidia-utils',
  },
  AMD: { ...MESA, arch: 'pacman -S vulkan-radeon', suse: 'zypper install libvulkan_radeon' },
  Intel: { ...MESA, arch: 'pacman -S vulkan-intel', suse: 'zypper install libvulkan_intel' },
  another: MESA,
}

/** The command of the first of these distributions, its own before those that it is like. */
function forDistribution(commands: Commands, distributions: readonly string[]): string | null {
  const known = distributions.find((name) => commands[name] !== undefined)
  return known === undefined ? null : commands[known]!
}
