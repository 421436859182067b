/** Whom a generation meets, so that it learns most from few fights. */
export { choosePanel, hasPanel, panelSize, type PanelPlan } from './choose-panel.js'
