/** Colours by what they mean. NO_COLOR and terminals without colour are Ink's business. */
export const THEME = {
  title: 'cyan',
  good: 'green',
  bad: 'red',
  attention: 'yellow',
  quiet: 'gray',
} as const
