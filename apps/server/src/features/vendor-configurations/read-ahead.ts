/**
 * The same pages in the same order, each asked for while the one before is being worked on, so that the vendor and the
 * database do not wait for each other. A failure is thrown when its page's turn comes.
 */
export async function* readAhead<T>(pages: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  const iterator = pages[Symbol.asyncIterator]()
  const ask = () => {
    const asked = iterator.next()
    // Whoever stops reading early never looks at the page that was asked for last.
    asked.catch(() => undefined)
    return asked
  }
  let next = ask()
  try {
    for (;;) {
      const page = await next
      if (page.done) return
      next = ask()
      yield page.value
    }
  } finally {
    iterator.return?.().catch(() => undefined)
  }
}
