import type { StarterQuery } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { type Href, useRouter } from 'expo-router'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { ScrollView, StyleSheet, type TextInput, View } from 'react-native'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { AccessNotice } from './access-notice.tsx'
import { accept, type Completion, complete } from './completion.ts'
import { CompletionChips } from './completion-chips.tsx'
import { CompletionDock } from './completion-dock.tsx'
import { daysFor } from './day-ranges.ts'
import { FirstStarters } from './first-starters.tsx'
import { HuntSheets, type OpenSheet } from './hunt-sheets.tsx'
import { DaysPicker, ProfilePicker, ToolRow } from './hunt-tools.tsx'
import { placeOf } from './place.ts'
import { QueryEditor } from './query-editor.tsx'
import { RunStatus } from './run-status.tsx'
import { useEditor } from './use-editor.ts'
import { useHunt } from './use-hunt.ts'
import { useResultOpening } from './use-result-opening.ts'
import { noVocabulary, vocabularyOf } from './vocabulary.ts'

export interface HuntDeskProps {
  detectionId: string | null
  /** A value to begin with, such as the hash of a process. */
  given: { kind: string; value: string } | null
  title: ReactNode
}

const accessoryId = 'hunting-words'

/** Where a query is written, run and followed. */
export function HuntDesk({ detectionId, given, title }: HuntDeskProps) {
  const router = useRouter()
  const place = placeOf(detectionId)
  const hunt = useHunt(detectionId, place.name)
  const { draft, change, profile, run } = hunt
  const editor = useEditor()
  const field = useRef<TextInput>(null)
  const [writing, setWriting] = useState(false)
  const [sheet, setSheet] = useState<OpenSheet>(() => (given || (detectionId && draft.query === '') ? 'starters' : null))
  // The starter whose parameters the sheet asks for at once.
  const [begun, setBegun] = useState<StarterQuery | null>(null)
  const language = hunt.reference.data
  const vocabulary = useMemo(() => (language ? vocabularyOf(language) : noVocabulary), [language])
  const offer = writing && language ? complete(draft.query, editor.cursor, language) : null

  const openRun = (id: string) => router.push(place.runOf(id) as Href)
  useResultOpening(run, openRun)

  function insert(completion: Completion): void {
    if (!offer) return
    const { query, cursor } = accept(draft.query, offer, completion)
    change({ query })
    editor.moveTo(cursor)
  }

  function begin(starter: StarterQuery): void {
    if (starter.parameters.length === 0) change({ query: starter.query, ...daysFor(starter.query), savedId: null, runId: null })
    else {
      setBegun(starter)
      setSheet('starters')
    }
  }

  function showPlace(at: { from: number; to: number }): void {
    field.current?.focus()
    editor.moveTo(at.from, at.to)
  }

  if (!profile && hunt.profiles.length === 0) {
    return (
      <>
        {title}
        <EmptyState
          icon="search"
          title="No profile to hunt in"
          words="Once a vendor is connected, its telemetry is asked here."
        />
      </>
    )
  }
  return (
    <>
      <ScrollView
        contentContainerStyle={styles.content}
        contentInsetAdjustmentBehavior="automatic"
        keyboardShouldPersistTaps="handled"
        keyboardDismissMode="interactive"
        automaticallyAdjustKeyboardInsets
      >
        {title}
        {detectionId ? null : (
          <ProfilePicker profiles={hunt.profiles} chosen={profile?.id ?? null} onChoose={(profileId) => change({ profileId })} />
        )}
        <AccessNotice ability={hunt.ability} note={hunt.note} referenceError={language ? null : hunt.reference.error} />
        <ToolRow
          tools={[
            { label: 'Starters', icon: 'play', onPress: () => setSheet('starters') },
            { label: 'Saved', icon: 'bookmark', onPress: () => setSheet('saved') },
            { label: 'History', icon: 'clock', onPress: () => setSheet('history') },
          ]}
          onLimits={() => setSheet('limits')}
        />
        <QueryEditor
          ref={field}
          query={draft.query}
          vocabulary={vocabulary}
          editor={editor}
          marked={hunt.marked}
          accessoryId={accessoryId}
          onChange={(query) => change({ query })}
          onFocusChange={setWriting}
        />
        <View style={styles.line}>
          <DaysPicker days={draft.days} onChoose={(days) => change({ days })} />
          {draft.query.trim() === '' ? null : (
            <View style={styles.keep}>
              <IconButton icon="bookmark" label="Save this query" onPress={() => setSheet('save')} />
              <IconButton
                icon="trash"
                label="Clear the editor"
                onPress={() => change({ query: '', savedId: null, runId: null })}
              />
            </View>
          )}
        </View>
        <RunStatus hunt={hunt} onOpen={openRun} onShowPlace={showPlace} />
        {detectionId === null && hunt.ability.can && draft.query === '' && run === null ? (
          <FirstStarters starters={language?.starters ?? none} onChoose={begin} onAll={() => setSheet('starters')} />
        ) : null}
      </ScrollView>
      <CompletionDock id={accessoryId} open={writing}>
        {offer ? <CompletionChips completions={offer.completions} onChoose={insert} /> : null}
      </CompletionDock>
      <HuntSheets
        hunt={hunt}
        sheet={sheet}
        begun={begun}
        detectionId={detectionId}
        given={given}
        onSheet={(next) => {
          setBegun(null)
          setSheet(next)
        }}
        onOpenRun={openRun}
      />
    </>
  )
}

const none: never[] = []

const styles = StyleSheet.create({
  content: {
    width: '100%',
    maxWidth: 760,
    alignSelf: 'center',
    padding: space.lg,
    paddingBottom: space.xxl * 2,
    gap: space.lg,
  },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between' },
  keep: { flexDirection: 'row', marginLeft: 'auto' },
})
