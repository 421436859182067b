import { Text } from 'ink'
import { safeCut } from '../text/text.js'
import { THEME } from './theme.js'

interface TitleLineProps {
  readonly text: string
  readonly columns: number
}

/** The first line of a view: what runs. */
export function TitleLine({ text, columns }: TitleLineProps) {
  return (
    <Text bold color={THEME.title}>
      {safeCut(text, columns)}
    </Text>
  )
}
