import type { StarterQuery } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { Chip } from '../../ui/chip.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { daysFor } from './day-ranges.ts'
import { HistoryList } from './history-list.tsx'
import { SavedList } from './saved-list.tsx'
import { type Offered, startersFor } from './starter-filling.ts'
import { StarterForm } from './starter-form.tsx'
import { StarterList } from './starter-list.tsx'
import type { Draft } from './use-draft.ts'

export const shelves = ['starters', 'saved', 'history'] as const
export type Shelf = (typeof shelves)[number]

const shelfWords: Record<Shelf, string> = { starters: 'Starters', saved: 'Saved', history: 'History' }

export interface LibrarySheetProps {
  /** Which shelf is open; null while the sheet is closed. */
  shelf: Shelf | null
  /** The starter to begin with; null for the list. */
  begun: StarterQuery | null
  starters: readonly StarterQuery[]
  /** What the detection offers to fill starters with. */
  offered: readonly Offered[]
  /** The kind of value that the reader came with, to begin with what takes it. */
  givenKind: string | null
  onShelf: (shelf: Shelf | null) => void
  /** Puts a query into the editor. */
  onUse: (draft: Partial<Draft> & { query: string }) => void
  onOpenRun: (id: string) => void
}

/** Queries to begin with: ready ones, saved ones and those run before. */
export function LibrarySheet(props: LibrarySheetProps) {
  const { shelf, onShelf } = props
  return (
    <Sheet title="Queries" open={shelf !== null} onClose={() => onShelf(null)}>
      {shelf ? (
        <>
          <View role="radiogroup" aria-label="Which queries" style={styles.shelves}>
            {shelves.map((name) => (
              <Chip key={name} role="radio" label={shelfWords[name]} selected={name === shelf} onPress={() => onShelf(name)} />
            ))}
          </View>
          <ShelfList {...props} shelf={shelf} />
        </>
      ) : null}
    </Sheet>
  )
}

function ShelfList({ shelf, begun, starters, offered, givenKind, onUse, onOpenRun }: LibrarySheetProps & { shelf: Shelf }) {
  const [chosen, setChosen] = useState(begun)
  if (shelf === 'saved') return <SavedList onUse={onUse} />
  if (shelf === 'history') return <HistoryList onUse={onUse} onOpenRun={onOpenRun} />
  if (chosen) {
    return (
      <StarterForm
        starter={chosen}
        offered={offered}
        onUse={(query) => onUse({ query, ...daysFor(query), savedId: null })}
        onBack={() => setChosen(null)}
      />
    )
  }
  return (
    <StarterList
      starters={startersFor(starters, givenKind)}
      offered={offered}
      onChoose={(starter) =>
        starter.parameters.length > 0
          ? setChosen(starter)
          : onUse({ query: starter.query, ...daysFor(starter.query), savedId: null })
      }
    />
  )
}

const styles = StyleSheet.create({ shelves: { flexDirection: 'row', gap: space.sm } })
