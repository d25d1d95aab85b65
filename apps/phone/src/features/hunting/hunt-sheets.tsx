import type { StarterQuery } from '@pocketsoc/contract'
import { useDetectionParameters } from './hunting-queries.ts'
import { LibrarySheet, type Shelf, shelves } from './library-sheet.tsx'
import { LimitsSheet } from './limits-sheet.tsx'
import { SaveSheet } from './save-sheet.tsx'
import { withGiven } from './starter-filling.ts'
import type { Hunt } from './use-hunt.ts'

export type OpenSheet = Shelf | 'save' | 'limits' | null

export interface HuntSheetsProps {
  hunt: Hunt
  sheet: OpenSheet
  /** The starter to ask parameters for at once. */
  begun: StarterQuery | null
  detectionId: string | null
  /** A value to begin with, such as the hash of a process. */
  given: { kind: string; value: string } | null
  onSheet: (sheet: OpenSheet) => void
  onOpenRun: (runId: string) => void
}

/** What opens over the editor: queries to begin with, saving, limits. */
export function HuntSheets({ hunt, sheet, begun, detectionId, given, onSheet, onOpenRun }: HuntSheetsProps) {
  const offered = withGiven(useDetectionParameters(detectionId).data ?? none, given)
  const language = hunt.reference.data
  const close = () => onSheet(null)
  return (
    <>
      <LibrarySheet
        shelf={shelves.find((shelf) => shelf === sheet) ?? null}
        begun={begun}
        starters={language?.starters ?? none}
        offered={offered}
        givenKind={given?.kind ?? null}
        onShelf={onSheet}
        onUse={(part) => {
          close()
          hunt.change({ ...part, runId: null })
        }}
        onOpenRun={(id) => {
          close()
          onOpenRun(id)
        }}
      />
      <SaveSheet
        open={sheet === 'save'}
        query={hunt.draft.query.trim()}
        savedId={hunt.draft.savedId}
        onClose={close}
        onSaved={(savedId) => hunt.change({ savedId })}
      />
      <LimitsSheet open={sheet === 'limits'} limits={language?.limits ?? none} onClose={close} />
    </>
  )
}

const none: never[] = []
