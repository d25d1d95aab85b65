import type { AlertPage, ChangePage, ReceivedAlert } from '../sdk/alert.ts'
import type { AlertReader, Clock, CreatedRange } from '../sdk/connector.ts'
import { VendorError } from '../sdk/vendor-error.ts'
import type { DefenderClient } from './client.ts'
import { mapAlert } from './mapping/alert.ts'
import { asRecord } from './mapping/json.ts'
import { exactTime, exactTimeOf } from './mapping/times.ts'
import { type Page, type PageStart, type PassPage, readWholeSet, restlessSet } from './passes.ts'
import { alertReading } from './permissions.ts'

const pageSize = 500
// Alerts surface late and out of order: every read goes this far behind the cursor.
const overlapMilliseconds = 600_000

/** Reads Defender's alerts with their evidence: `GET /api/alerts`. */
export function createAlertReader(client: DefenderClient, clock: Clock, portalHost: string): AlertReader {
  let filtersLessThan = true

  function readPages(filter: string, signal: AbortSignal | undefined) {
    async function read(start: PageStart): Promise<Page<ReceivedAlert>> {
      const url = 'link' in start ? start.link : alertsUrl(client, filter, start.skip)
      const { items, nextLink, vendorTime } = await client.getCollection(url, { needs: alertReading, subject: 'alert', signal })
      const context = { readAt: new Date(clock.now()), portalHost }
      return { items: items.map((raw) => ({ alert: mapAlert(raw, context), raw })), nextLink, vendorTime }
    }
    return readWholeSet({ noun: 'alerts', pageSize, read, stateOf })
  }

  async function* since(cursor: string, signal?: AbortSignal): AsyncGenerator<ChangePage, void, void> {
    const from = new Date(Date.parse(readCursor(cursor)) - overlapMilliseconds)
    let newest = cursor
    for await (const page of readPages(`lastUpdateTime ge ${exactTimeOf(from)}`, signal)) {
      for (const { raw } of page.items) newest = later(newest, updateTime(raw))
      yield {
        alerts: page.items,
        vendorTime: page.vendorTime,
        cursor: page.end?.whole ? nextCursor(cursor, newest, page.end.startedAt) : cursor,
      }
    }
  }

  async function* createdBetween(range: CreatedRange, signal?: AbortSignal): AsyncGenerator<AlertPage, void, void> {
    const from = `alertCreationTime ge ${exactTimeOf(range.from)}`
    if (filtersLessThan) {
      try {
        return yield* wholePages(readPages(`${from} and alertCreationTime lt ${exactTimeOf(range.to)}`, signal))
      } catch (error) {
        // `lt` is not documented for this collection: where it is refused we leave out the later ones ourselves.
        if (!(error instanceof VendorError) || error.vendorCode !== 'ODataError') throw error
        filtersLessThan = false
      }
    }
    const to = exactTimeOf(range.to)
    for await (const page of wholePages(readPages(from, signal))) {
      yield { ...page, alerts: page.alerts.filter(({ raw }) => (creationTime(raw) ?? '') < to) }
    }
  }

  return { cursorAt: exactTimeOf, since, createdBetween }
}

function alertsUrl(client: DefenderClient, filter: string, skip: number): URL {
  return client.url('/api/alerts', { $filter: filter, $expand: 'evidence', $top: `${pageSize}`, $skip: `${skip}` })
}

/** Pages of a range, which must be read whole: there is no cursor that would bring a missed alert back. */
async function* wholePages(pages: AsyncGenerator<PassPage<ReceivedAlert>>): AsyncGenerator<AlertPage, void, void> {
  for await (const { items, vendorTime, end } of pages) {
    yield { alerts: items, vendorTime }
    if (end && !end.whole) throw restlessSet('alerts')
  }
}

const stateOf = ({ alert }: ReceivedAlert) => `${alert.vendorAlertId}\n${alert.revision}`
const updateTime = (raw: unknown) => exactTime(asRecord(raw).lastUpdateTime)
const creationTime = (raw: unknown) => exactTime(asRecord(raw).alertCreationTime)
const later = (left: string, right: string | null) => (right !== null && right > left ? right : left)

// Behind the start of the pass by the vendor's own clock: an alert updated while we read is read again.
function nextCursor(cursor: string, newest: string, startedAt: Date): string {
  const start = exactTimeOf(startedAt)
  return later(cursor, newest < start ? newest : start)
}

function readCursor(cursor: string): string {
  const time = exactTime(cursor)
  if (time !== null) return time
  throw new VendorError({
    code: 'vendor-rejected',
    detail: 'The place where reading alerts left off is unreadable.',
    remedy: 'Delete the vendor configuration and add it again; its alerts are read anew.',
  })
}
