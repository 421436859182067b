/** Draws Vega-Lite specifications without a browser: SVG by Vega, PNG from it by resvg, both the same on every machine. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { TopLevelSpec } from 'vega-lite'

export interface Drawing {
  readonly svg: string
  readonly png: Uint8Array
}

export type Draw = (specification: TopLevelSpec) => Promise<Drawing>

/** PNG pixels for one unit of the SVG. */
const ZOOM = 2

/** Comes with the package; without it a picture would depend on the fonts of the machine. */
const FONT = 'Lato'
const FONT_FILES = ['400', '700'].map((weight) => `@fontsource/lato/files/lato-latin-${weight}-normal.woff2`)

const LOOK = {
  background: 'white',
  config: {
    font: `${FONT}, sans-serif`,
    axis: {
      grid: true,
      gridColor: '#e6e6e6',
      labelFontSize: 11,
      titleFontSize: 12,
      titleFontWeight: 'normal',
    },
    legend: { labelFontSize: 11, titleFontSize: 12, titleFontWeight: 'normal' },
    title: { fontSize: 14, anchor: 'start', subtitleFontSize: 11, subtitleColor: '#555555' },
    view: { stroke: '#cccccc' },
  },
} as const

/** Loads the libraries; they take a second or so. */
export async function createDraw(): Promise<Draw> {
  const [{ parse, View }, { compile }, { initWasm, Resvg }] = await Promise.all([
    import('vega'),
    import('vega-lite'),
    import('@resvg/resvg-wasm'),
  ])
  const { resolve } = createRequire(import.meta.url)
  const load = (file: string) => readFileSync(resolve(file))
  await (wasm ??= initWasm(load('@resvg/resvg-wasm/index_bg.wasm')))
  const font = { fontBuffers: FONT_FILES.map(load), defaultFontFamily: FONT }
  return async (specification) => {
    const { spec } = compile({ ...LOOK, ...specification })
    const view = new View(parse(spec), { renderer: 'none' })
    const svg = await view.toSVG()
    view.finalize()
    const image = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: ZOOM } })
    const rendered = image.render()
    const png = rendered.asPng()
    rendered.free()
    image.free()
    return { svg, png }
  }
}

/** The module may be loaded once in a process. */
let wasm: Promise<void> | undefined
