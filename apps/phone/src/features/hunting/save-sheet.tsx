import type { SavedQuery } from '@pocketsoc/contract'
import { randomUUID } from 'expo-crypto'
import { useState } from 'react'
import { failureWords } from '../../lib/failure.ts'
import { Button } from '../../ui/button.tsx'
import { useNotify } from '../../ui/notices.tsx'
import { ProblemCard } from '../../ui/problem-card.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useSavedQueries, useSaveQuery } from './saved-queries.ts'

export interface SaveSheetProps {
  open: boolean
  query: string
  /** The saved query that the one in the editor came from. */
  savedId: string | null
  onClose: () => void
  onSaved: (id: string) => void
}

/** Keeps the query under a name: for the member, or for everybody. */
export function SaveSheet({ open, ...rest }: SaveSheetProps) {
  const saved = useSavedQueries().data?.find(({ id }) => id === rest.savedId)
  return (
    <Sheet title={saved ? 'Save again' : 'Save query'} open={open} onClose={rest.onClose}>
      {open ? <SaveForm key={saved?.id ?? 'new'} saved={saved} {...rest} /> : null}
    </Sheet>
  )
}

function SaveForm({ saved, query, onClose, onSaved }: Omit<SaveSheetProps, 'open'> & { saved: SavedQuery | undefined }) {
  const [name, setName] = useState(saved?.name ?? '')
  const [shared, setShared] = useState(saved?.shared ?? false)
  const [id, setId] = useState(() => saved?.id ?? randomUUID())
  const save = useSaveQuery()
  const notify = useNotify()
  const failure = save.error ? failureWords(save.error) : null
  const replaces = saved !== undefined && saved.id === id

  function keep(): void {
    save.mutate(
      { id, name: name.trim(), query, shared },
      {
        onSuccess: () => {
          notify({ kind: 'done', title: `Saved “${name.trim()}”` })
          onSaved(id)
          onClose()
        },
      },
    )
  }

  return (
    <>
      <TextArea single autoFocus label="Name" value={name} onChange={setName} maxLength={80} />
      <Section footer="A shared query can be read and run by everybody in the organisation; only you can change it.">
        <RowButton role="checkbox" label="Share with everybody" chosen={shared} onPress={() => setShared(!shared)} />
        {saved ? (
          <RowButton
            role="checkbox"
            label="Keep the saved one and add another"
            chosen={!replaces}
            onPress={() => setId(replaces ? randomUUID() : saved.id)}
          />
        ) : null}
      </Section>
      {failure ? <ProblemCard title={failure.title} detail={failure.detail} remedy={failure.remedy} /> : null}
      <Button
        label={replaces ? `Replace “${saved.name}”` : 'Save'}
        busy={save.isPending}
        disabled={name.trim() === ''}
        onPress={keep}
      />
    </>
  )
}
