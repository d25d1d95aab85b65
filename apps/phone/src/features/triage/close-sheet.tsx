import { useState } from 'react'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { TriageSheetProps } from './status-sheet.tsx'
import { classificationWord, determinationWord, type Verdict, verdictGroups } from './triage-words.ts'
import { useRecentVerdicts } from './use-recent-verdicts.ts'

/** Closes with a verdict: one press on it is all, a comment is there for who wants it. */
export function CloseSheet({ open, title, onClose, onWish }: TriageSheetProps) {
  const [comment, setComment] = useState('')
  const [commenting, setCommenting] = useState(false)
  const [recent, addRecent] = useRecentVerdicts()

  function close(verdict: Verdict): void {
    addRecent(verdict)
    const text = comment.trim()
    onWish({ status: 'resolved', ...verdict, ...(text ? { comment: text } : {}) })
  }

  return (
    <Sheet closeLabel="Cancel" title={title} open={open} onClose={onClose}>
      {commenting ? (
        <TextArea label="Comment, optional" value={comment} onChange={setComment} maxLength={4000} autoFocus />
      ) : (
        <Section>
          <RowButton icon="comment" tone="accent" label="Add a comment" onPress={() => setCommenting(true)} />
        </Section>
      )}
      {verdictGroups(recent).map((group, index) => (
        <Section key={group.title} title={group.title}>
          {group.verdicts.map((verdict) => (
            <RowButton
              key={`${verdict.classification} ${verdict.determination}`}
              label={determinationWord(verdict.determination)}
              note={index === 0 && recent.length > 0 ? classificationWord(verdict.classification) : null}
              onPress={() => close(verdict)}
            />
          ))}
        </Section>
      ))}
    </Sheet>
  )
}
