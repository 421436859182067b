import { Text } from 'ink'
import { render } from 'ink-testing-library'
import { describe, expect, it } from 'vitest'
import { createFeed, useFeed, type Feed } from '../../../../src/ui/index.js'

function Count({ feed }: { readonly feed: Feed<number> }) {
  return <Text>{useFeed(feed)}</Text>
}

describe('useFeed', () => {
  it('shows the newest value', async () => {
    const feed = createFeed(1)
    const { lastFrame, unmount } = render(<Count feed={feed} />)
    expect(lastFrame()).toBe('1')
    for (const value of [2, 3, 4]) feed.set(value)
    await expect.poll(lastFrame).toBe('4')
    unmount()
  })
})
