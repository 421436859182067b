/** Plots as SVG and PNG. Loaded by import() when some are asked for. */
export { analysisPlots, type Plot } from './analysis-plots.js'
export { createDraw, type Draw, type Drawing } from './drawing.js'
